"""Uses a server as users of pynetbox do, and fails where it does not behave like a NetBox.

Arguments: address, token, number of devices.
"""

import sys

import pynetbox


def check(condition, what):
    if not condition:
        raise SystemExit(f"not like a NetBox: {what}")
    print("ok:", what)


def main():
    address, token, expected = sys.argv[1], sys.argv[2], int(sys.argv[3])
    netbox = pynetbox.api(address, token=token)

    check(netbox.version == "4.4", f"API-Version is {netbox.version}")
    check(netbox.status()["netbox-version"].startswith("4.4."), "status tells the release")

    # limit=0 asks for the largest page; a small limit makes many of them.
    whole = netbox.dcim.devices.all()
    check(len(whole) == expected, f"count is {len(whole)}")
    ids = [device.id for device in whole]
    check(len(ids) == expected and len(set(ids)) == expected, "every device once with the largest pages")
    paged = [device.id for device in netbox.dcim.devices.all(limit=70)]
    check(sorted(paged) == sorted(ids), "every device once with pages of 70")
    check(netbox.dcim.devices.count() == expected, "count alone")
    part = list(netbox.dcim.devices.all(limit=10, offset=20))
    check(len(part) == 10, "one page by limit and offset")

    threaded = pynetbox.api(address, token=token, threading=True)
    check(sorted(d.id for d in threaded.dcim.devices.all(limit=250)) == sorted(ids), "pages fetched side by side")

    one = netbox.dcim.devices.get(ids[0])
    check(one is not None and one.id == ids[0], "one device by id")
    check(str(one.primary_ip4).endswith("/24"), f"its address is {one.primary_ip4}")
    check(str(one.status) in {"Active", "Planned", "Staged", "Offline"}, f"its state is {one.status}")
    check(one.device_type.manufacturer.name is not None, "its manufacturer is nested")
    check(netbox.dcim.devices.get(expected + 1000) is None, "no device by an unknown id")
    check(netbox.dcim.devices.get(name=one.name).id == one.id, "one device by name")

    same = [device.id for device in netbox.dcim.devices.filter(id=ids[:3])]
    check(sorted(same) == sorted(ids[:3]), "filter by several ids")
    part = one.name[:3].upper()
    found = list(netbox.dcim.devices.filter(name__ic=part))
    check(0 < len(found) < expected, f"filter by part of a name, whatever its case, finds {len(found)}")
    check(all(part.lower() in device.name for device in found), "and only those")
    ordered = [device.id for device in netbox.dcim.devices.filter(ordering="-id", limit=30)]
    check(ordered == sorted(ordered, reverse=True) and len(ordered) == expected, "order by id, descending")
    brief = next(netbox.dcim.devices.filter(id=ids[0], brief=1))
    check("serial" not in dict(brief) and brief.name == one.name, "brief leaves fields out")
    try:
        list(netbox.dcim.devices.filter(id="x"))
        check(False, "a filter that is no number is refused")
    except pynetbox.RequestError as error:
        check(error.req.status_code == 400 and "Enter a number." in error.error, "a filter that is no number is refused")

    check(one.site.full_details() and one.site.facility.startswith("DC"), "the site in full")
    check(one.role.full_details() and one.role.color is not None, "the role in full")
    here = list(netbox.dcim.devices.filter(site=one.site.slug, role=one.role.slug))
    check(one.id in [device.id for device in here], "filter by site and role")
    sites = list(netbox.dcim.sites.all())
    check(one.site.id in [site.id for site in sites], "sites are listed")
    check(one.role.id in [role.id for role in netbox.dcim.device_roles.all()], "roles are listed")

    for wrong, detail in [("wrong", "Invalid token"), (None, "Authentication credentials were not provided.")]:
        try:
            list(pynetbox.api(address, token=wrong).dcim.devices.all())
            check(False, f"token {wrong!r} is refused")
        except pynetbox.RequestError as error:
            check(error.req.status_code == 403 and detail in error.error, f"token {wrong!r} is refused")


main()
