"""Does with jsonapi-client what its users do; says `ok: ..` for each thing that went as they would expect.

Arguments: the URL below which the API is, and a token of an administrator.
"""

import asyncio
import sys

from jsonapi_client import Filter, Inclusion, Modifier, Session
from jsonapi_client.exceptions import DocumentError

BASE, TOKEN = sys.argv[1:]

# What the library must know of a type in order to create records of it.
TEXT = {"type": "string"}
OPTIONAL = {"type": ["string", "null"]}
MODELS = {
    "device-groups": {
        "properties": {
            "name": TEXT,
            "description": OPTIONAL,
            "parent": {"relation": "to-one", "resource": ["device-groups"]},
        }
    },
    "agents": {"properties": {"uid": TEXT, "name": OPTIONAL, "host": OPTIONAL}},
}


def ok(what, truth, said=""):
    if not truth:
        sys.exit(f"failed: {what}: {said}")
    print(f"ok: {what}")


def session(schema=None):
    # The library keeps what it has read, so everything that looks at what became of a change has a new one.
    return Session(BASE, enable_async=True, schema=schema, request_kwargs={"headers": {"Authorization": f"Bearer {TOKEN}"}})


async def refused(what, status, doing):
    """The errors of the answer that the library has to an action."""
    try:
        await doing
    except DocumentError as error:
        ok(f"{what}: {status}", error.errors["status_code"] == status, error.errors)
        return (await error.response.json(content_type=None))["errors"]
    sys.exit(f"failed: {what} was not refused")


async def creates():
    async with session(MODELS) as api:
        top = await api.create_and_commit("device-groups", {"name": "Europe", "description": "All of it"})
        ok("a create answers with the record and its id", top.id and top["name"] == "Europe", top.json)
        ok("what was left out has its default", top["group_type"] == "custom", top.json)
        names = ["Berlin", "Lisbon", "Madrid", "Oslo", "Paris", "Rome", "Vienna"]
        for name in names:
            group = await api.create_and_commit("device-groups", {"name": name, "parent": top})
            ok(f"a create with a relationship: {name}", group.relationships.parent._resource_identifier.id == top.id)
        agent = api.create("agents", {"uid": "agent-1", "name": "One"})
        await agent.commit(f"{BASE}/agents/register-connected")
        ok("a create by another action, with a key of the caller's", agent.id == "agent-1", agent.json)
        return top.id, agent.id


async def reads(top):
    async with session() as api:
        document = await api.get("device-groups", top)
        ok("a get by id", document.resource.id == top and document.resource["name"] == "Europe")
        ok("its link to itself leads to it", (await document.links.self.fetch()).resource.id == top)

        found = await api.get("device-groups", Filter("filter[name]=Oslo"))
        ok("a filter", [each["name"] for each in found.resources] == ["Oslo"])
        found = await api.get("device-groups", Filter(name="Rome"))
        ok("a filter as the library writes it", [each["name"] for each in found.resources] == ["Rome"])
        found = await api.get("device-groups", Filter("filter[name][in]=Oslo,Rome") + Modifier("sort=-name"))
        ok("a filter of many and an order", [each["name"] for each in found.resources] == ["Rome", "Oslo"])
        found = await api.get("device-groups", Filter("filter[parent.name]=Europe") + Modifier("sort=name"))
        ok("a filter through a relation", len(found.resources) == 7 and found.resources[0]["name"] == "Berlin")


async def related(top):
    async with session() as api:
        found = await api.get("device-groups", Filter(name="Paris") + Inclusion("parent"))
        ok("what is included", [each.id for each in found.included] == [top])
        paris = found.resource
        await paris.relationships.parent.fetch()
        ok("a relationship is resolved from it", paris.relationships.parent.resource["name"] == "Europe")
    async with session() as api:
        paris = (await api.get("device-groups", Filter(name="Paris"))).resource
        await paris.relationships.parent.fetch()
        ok("a relationship is fetched", paris.relationships.parent.resource["name"] == "Europe")
        europe = (await api.get("device-groups", Filter(name="Europe") + Inclusion("children"))).resource
        children = await europe.relationships.children.fetch()
        ok("many of them", sorted(child["name"] for child in children)[0] == "Berlin" and len(children) == 7)
        sparse = (await api.get("device-groups", Modifier("fields[device-groups]=name&filter[name]=Rome"))).resource
        ok("sparse fields", sorted(sparse._attributes) == ["name"] and not sparse._relationships, sparse.json)


async def pages():
    async with session() as api:
        seen = []
        async for group in api.iterate("device-groups", Modifier("page[size]=3&sort=name&filter[parent.name]=Europe")):
            seen.append(group["name"])
        ok("every page by its links, each record once", seen == ["Berlin", "Lisbon", "Madrid", "Oslo", "Paris", "Rome", "Vienna"], seen)
        first = await api.get("device-groups", Modifier("page[size]=3&sort=name&page[count]=true"))
        ok("the total in meta", first.meta.page["total"] >= 8, first.meta)
        second = await first.links.next.fetch()
        back = await second.links.prev.fetch()
        ok("and back", [each.id for each in back.resources] == [each.id for each in first.resources])


async def changes(agent):
    async with session() as api:
        oslo = (await api.get("device-groups", Filter(name="Oslo"))).resource
        oslo["description"] = "Up north"
        await oslo.commit()
        ok("an update", oslo["description"] == "Up north" and not oslo.is_dirty)
    async with session() as api:
        oslo = (await api.get("device-groups", Filter(name="Oslo"))).resource
        ok("which others see", oslo["description"] == "Up north")
        oslo.relationships.parent.set(None)
        await oslo.commit(f"{BASE}/device-groups/{oslo.id}/move")
        ok("a relationship is cleared", oslo.relationships.parent.as_json_resource_identifiers is None)
    async with session() as api:
        agent = (await api.get("agents", agent)).resource
        ok("a key of the caller is found", agent["status"] == "connected", agent.json)
        await agent.commit(f"{BASE}/agents/{agent.id}/disconnect")
        ok("a transition", agent["status"] == "disconnected", agent.json)
        errors = await refused("a transition from there", 409, agent.commit(f"{BASE}/agents/{agent.id}/degrade"))
        ok("what is possible instead", "reconnect" in errors[0]["meta"]["allowed"], errors)


async def mistakes():
    async with session(MODELS) as api:
        wrong = api.create("device-groups", {"name": ""})
        errors = await refused("a value against a rule", 422, wrong.commit())
        ok("with a pointer", errors[0]["source"]["pointer"] == "/data/attributes/name", errors)
        wrong = api.create("device-groups", {"name": "x", "parent": "no id"})
        errors = await refused("a reference to nothing", 422, wrong.commit())
        ok("with a pointer", errors[0]["source"]["pointer"].startswith("/data/relationships/parent"), errors)
        wrong = api.create("device-groups", {"name": "x"})
        wrong["color"] = "red"
        errors = await refused("an unknown attribute", 422, wrong.commit())
        ok("with a pointer", errors[0]["source"]["pointer"] == "/data/attributes/color", errors)
        errors = await refused("an unknown filter", 400, api.get("device-groups", Filter("filter[nam]=x")))
        ok("with what was meant", errors[0]["source"]["parameter"] == "filter[nam]" and "name" in errors[0]["detail"], errors)
        await refused("an unknown record", 404, api.get("device-groups", "00000000-0000-4000-8000-000000000000"))
        await refused("an unknown type", 404, api.get("device-groupz"))
    async with Session(BASE, enable_async=True) as api:
        await refused("a request without a token", 401, api.get("device-groups"))


async def removes():
    async with session() as api:
        rome = (await api.get("device-groups", Filter(name="Rome"))).resource
        rome.delete()
        await rome.commit()
        ok("a record is deleted", True)
    async with session() as api:
        await refused("and gone", 404, api.get("device-groups", rome.id))


async def main():
    top, agent = await creates()
    await reads(top)
    await related(top)
    await pages()
    await changes(agent)
    await mistakes()
    await removes()


asyncio.run(main())
