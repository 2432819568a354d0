#!/usr/bin/env python3
"""Writes an RSA key that signs by PS256: NAME.json, private, for the suite, and NAME.public.json for Steelyard. Needs openssl."""
import base64, json, os, re, subprocess, sys


def encoded(digits):
    return base64.urlsafe_b64encode(bytes.fromhex(re.sub(r"[\s:]", "", digits)).lstrip(b"\0")).rstrip(b"=").decode()


os.umask(0o077)
for name in sys.argv[1:]:
    pem = subprocess.run(["openssl", "genrsa", "2048"], capture_output=True, check=True, text=True).stdout
    text = subprocess.run(["openssl", "rsa", "-noout", "-text"], input=pem, capture_output=True, check=True, text=True).stdout
    parts = dict(re.findall(r"^(\w+):\s*\n((?:\s+[0-9a-f:]+\n)+)", text, re.M))
    key = {"kty": "RSA", "use": "sig", "alg": "PS256", "kid": name, "e": "AQAB"}
    for member, part in dict(n="modulus", d="privateExponent", p="prime1", q="prime2", dp="exponent1", dq="exponent2", qi="coefficient").items():
        key[member] = encoded(parts[part])
    public = {member: key[member] for member in ("kty", "use", "alg", "kid", "e", "n")}
    for file, shown in ((name + ".json", key), (name + ".public.json", public)):
        with open(file, "w") as out:
            json.dump({"keys": [shown]}, out)
