"""What is left out of a run of schemathesis, and counts of what is not."""

import atexit
import os
from collections import Counter, defaultdict

import schemathesis

# 2. Cursors are signed, so none can be made up; those of others are refused, which other tests show.
CURSORS = {"page[after]", "page[before]"}

# 3. The run does not saw off the branch that it sits on: where it would change its own token, the user behind
# it or their tenant, it changes nobody.
PROTECTED = set(os.environ["PROTECTED"].split(","))
NOBODY = "00000000-0000-4000-8000-000000000000"


@schemathesis.hook
def before_load_schema(context, raw_schema):
    shared = set()
    for path in sorted(raw_schema["paths"]):
        for operation in raw_schema["paths"][path].values():
            operation["parameters"] = [
                parameter for parameter in operation.get("parameters", []) if is_tried(parameter, shared)
            ]


def is_tried(parameter, shared):
    if parameter.get("name") in CURSORS:
        return False
    # 4. Filters, orders, members and relations of a type are the same components in all of its lists, and are
    # read by the same code; they are tried where they occur first. With all of them everywhere a run takes
    # five times as long.
    reference = parameter.get("$ref")
    if reference in shared:
        return False
    if reference:
        shared.add(reference)
    return True


@schemathesis.hook
def before_call(context, case, kwargs):
    changes = case.method.upper() != "GET"
    if changes and case.path_parameters and case.path_parameters.get("id") in PROTECTED:
        case.path_parameters["id"] = NOBODY
    if case.query and "sort" in case.query:
        case.query["sort"] = in_one_direction(case.query["sort"])


def in_one_direction(sort):
    # 5. Two things are refused that JSON Schema could say in very many lines only: an order that goes up and down by
    # the same field, and the character zero in a text, which schemathesis.toml turns off.
    terms = sort.split(",") if isinstance(sort, str) else sort
    if not isinstance(terms, list) or not all(isinstance(term, str) for term in terms):
        return sort
    kept = [term for at, term in enumerate(terms) if opposite(term) not in terms[:at]]
    return ",".join(kept) if isinstance(sort, str) else kept


def opposite(term):
    return term[1:] if term.startswith("-") else f"-{term}"


ANSWERS = defaultdict(Counter)


@schemathesis.hook
def after_call(context, case, response):
    if case.method.upper() == case.operation.method.upper():
        ANSWERS[case.operation.label][response.status_code] += 1


@atexit.register
def tell():
    statuses = sum(ANSWERS.values(), Counter())
    accepted = [label for label, answers in ANSWERS.items() if any(status < 300 for status in answers)]
    print(f"requests: {statuses.total()}")
    print(f"operations: {len(ANSWERS)}")
    print(f"accepted: {len(accepted)}")
    print("statuses:", ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items())))
    print("never accepted:", ", ".join(sorted(set(ANSWERS) - set(accepted))))
