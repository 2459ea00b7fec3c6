# What Python's own parser takes for files in each message of the folders given behind their root, as JSON: {file: [{name, size, sha256}]}.
# Another reader's judgement, to compare ours with. Python 3.8 or later, nothing else.
import email
import email.policy
import hashlib
import json
import os
import sys


def files(path):
    with open(path, "rb") as source:
        message = email.message_from_bytes(source.read(), policy=email.policy.default)
    found = []
    for part in message.walk():
        if part.is_multipart():
            continue
        try:
            name = part.get_filename()
            disposition = part.get_content_disposition()
        except Exception:  # A header that Python's own parser fails on says nothing about the bytes.
            name, disposition = None, None
        if not (name or disposition == "attachment" or part.get_content_maintype() != "text"):
            continue
        content = part.get_payload(decode=True) or b""
        found.append({"name": name, "size": len(content), "sha256": hashlib.sha256(content).hexdigest()})
    return found


root, *folders = sys.argv[1:]
result = {}
for folder in folders:
    for file in sorted(os.listdir(os.path.join(root, folder))):
        if file.endswith(".eml"):
            result[folder + "/" + file] = files(os.path.join(root, folder, file))
json.dump(result, sys.stdout, ensure_ascii=False, indent=1, sort_keys=True)
print()
