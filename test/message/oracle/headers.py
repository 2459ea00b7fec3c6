# Sender and subject of each message of the folders given behind their root, as Python's own parser reads them, as JSON:
# {file: {from, name, subject}}; null where the header is missing or that parser fails on it.
# Another reader's judgement, to compare ours with. Python 3.8 or later, nothing else.
import email
import email.policy
import json
import os
import sys


def head(path):
    with open(path, "rb") as source:
        message = email.message_from_bytes(source.read(), policy=email.policy.default)
    found = {"from": None, "name": None, "subject": None}
    try:
        addresses = message["from"].addresses if message["from"] else ()
        if addresses:
            found["from"], found["name"] = addresses[0].addr_spec, addresses[0].display_name
    except Exception:  # Some headers are more than that parser bears; then it has no opinion.
        pass
    try:
        found["subject"] = None if message["subject"] is None else str(message["subject"])
    except Exception:
        pass
    return found


root, *folders = sys.argv[1:]
result = {}
for folder in folders:
    for file in sorted(os.listdir(os.path.join(root, folder))):
        if file.endswith(".eml"):
            result[folder + "/" + file] = head(os.path.join(root, folder, file))
# Bytes that are no UTF-8 come as lone surrogates, which JSON keeps.
json.dump(result, sys.stdout, indent=1, sort_keys=True)
print()
