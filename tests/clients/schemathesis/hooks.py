"""What is left out of a run of schemathesis, and counts of what is not."""

import atexit
import os
import random
from collections import Counter, defaultdict

import schemathesis

CURSORS = {"page[after]", "page[before]"}
PROTECTED = set(os.environ["PROTECTED"].split(","))
NOBODY = "00000000-0000-4000-8000-000000000000"
# Which of the lists of a type a run tries their shared parameters in; all of them, if it says so.
SHARED = os.environ["SHARED"]
SEED = os.environ["SEED"]


@schemathesis.hook
def before_load_schema(context, raw_schema):
    lists = defaultdict(list)
    for path, method, parameter in parameters_of(raw_schema):
        if is_shared(parameter):
            lists[parameter["$ref"]].append((path, method))
    chosen = {
        reference: random.Random(f"{SEED} {SHARED} {reference}").choice(places)
        for reference, places in lists.items()
    }
    for path in raw_schema["paths"]:
        for method, operation in raw_schema["paths"][path].items():
            operation["parameters"] = [
                parameter
                for parameter in operation.get("parameters", [])
                if not is_cursor(parameter) and not is_tried_elsewhere(parameter, (path, method), chosen)
            ]


def parameters_of(raw_schema):
    for path in sorted(raw_schema["paths"]):
        for method, operation in raw_schema["paths"][path].items():
            for parameter in operation.get("parameters", []):
                yield path, method, parameter


def is_shared(parameter):
    return "$ref" in parameter


def is_cursor(parameter):
    # 2. Cursors are signed, so none can be made up; those of others are refused, which other tests show.
    return parameter.get("name") in CURSORS


def is_tried_elsewhere(parameter, place, chosen):
    # 3. Filters, orders, members and relations of a type are the same components in all of its lists, and are
    # read by the same code. With all of them everywhere a run takes five times as long, so that is for the long
    # tier; else each is tried in one of them, which seed and database choose.
    return SHARED != "everywhere" and is_shared(parameter) and chosen[parameter["$ref"]] != place


@schemathesis.hook
def before_call(context, case, kwargs):
    if is_needed(case):
        case.path_parameters["id"] = NOBODY


def is_needed(case):
    # 4. The run does not saw off the branch that it sits on: where it would change its own token, the user behind
    # it or their tenant, it changes nobody.
    return case.method.upper() != "GET" and (case.path_parameters or {}).get("id") in PROTECTED


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
