#!/usr/bin/env python3
"""A second implementation of docs/sealing.md, sharing no code with the first: every vector beside it must come out the same.

    pip install cryptography   (48 or newer: Argon2id and ML-KEM)
    python3 check.py
"""
import base64
import hashlib
import hmac
import json
import pathlib
import struct

from cryptography.hazmat.primitives.asymmetric import mlkem
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

HERE = pathlib.Path(__file__).parent
CHUNK = 256 * 1024
TICKET_FIELD, TICKET_FILE, TICKET_KEY, SESSION, DESK_KEY, MEMBER, ERRAND, INVITATION, BELL = range(1, 10)
unhex = bytes.fromhex


def vector(name):
    return json.loads((HERE / f"{name}.json").read_text(encoding="utf-8"))


# Primitives

def argon2id(secret, salt, passes, kib):
    return Argon2id(salt=salt, length=32, iterations=passes, lanes=1, memory_cost=kib).derive(secret)


def extract(salt, key):
    return hmac.new(salt, key, "sha256").digest()


def expand(key, info, size):
    out, block = b"", b""
    while len(out) < size:
        block = hmac.new(key, block + info + bytes([len(out) // 32 + 1]), "sha256").digest()
        out += block
    return out[:size]


def hchacha20(key, nonce):
    s = list(struct.unpack("<16I", b"expand 32-byte k" + key + nonce))

    def turn(value, by):
        return ((value << by) | (value >> (32 - by))) & 0xFFFFFFFF

    def quarter(a, b, c, d):
        for x, y, z, by in ((a, b, d, 16), (c, d, b, 12), (a, b, d, 8), (c, d, b, 7)):
            s[x] = (s[x] + s[y]) & 0xFFFFFFFF
            s[z] = turn(s[z] ^ s[x], by)

    for _ in range(10):
        for i in range(4):
            quarter(i, i + 4, i + 8, i + 12)
        for i in range(4):
            quarter(i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4)
    return struct.pack("<8I", *s[:4], *s[12:])


def xchacha(key, nonce):
    return ChaCha20Poly1305(hchacha20(key, nonce[:16])), bytes(4) + nonce[16:]


def xwing_open(private_key, capsule):
    seeds = hashlib.shake_256(private_key).digest(96)
    x25519 = X25519PrivateKey.from_private_bytes(seeds[64:])
    shared_m = mlkem.MLKEM768PrivateKey.from_seed_bytes(seeds[:64]).decapsulate(capsule[:1088])
    shared_x = x25519.exchange(X25519PublicKey.from_public_bytes(capsule[1088:]))
    label = b"\\.//^\\"
    return hashlib.sha3_256(shared_m + shared_x + capsule[1088:] + x25519.public_key().public_bytes_raw() + label).digest()


# Formats

def associated_data(header, owner, kind, name, chunk=0, last=True, version=0):
    texts = b"".join(struct.pack(">H", len(t.encode())) + t.encode() for t in (owner, kind, name))
    return header + texts + struct.pack(">iBi", chunk, last, version)


def seal(key, purpose, nonce, plain, *place, **more):
    header = bytes([1, purpose, 1])
    cipher, short = xchacha(key, nonce)
    return header + nonce + cipher.encrypt(short, plain, associated_data(header, *place, **more))


def unseal(key, box, *place, **more):
    cipher, short = xchacha(key, box[3:27])
    return cipher.decrypt(short, box[27:], associated_data(box[:3], *place, **more))


def pad_text(text, least=1024):
    size = max(len(text) + 4, least)
    padded = next((s for s in (1024, 4096, 16384) if size <= s), -(-size // 65536) * 65536)
    return (struct.pack(">i", len(text)) + text).ljust(padded, b"\0")


def padme(size):
    exponent = size.bit_length() - 1
    mask = (1 << (exponent - exponent.bit_length())) - 1
    return (size + mask) & ~mask


def seal_file(key, ticket, file, content, nonces):
    plain = struct.pack(">q", len(content)) + content
    plain = plain.ljust(padme(len(plain)), b"\0")
    chunks = [plain[at:at + CHUNK] for at in range(0, len(plain), CHUNK)]
    return [seal(key, TICKET_FILE, nonces[i * 24:i * 24 + 24], chunk, ticket, "file", file, chunk=i, last=i == len(chunks) - 1)
            for i, chunk in enumerate(chunks)]


def commit(nonce, facts, content):
    def number(n):
        return struct.pack(">i", n)

    def text(t):
        return number(-1) if t is None else number(len(t.encode())) + t.encode()

    told = b"".join(map(text, facts)) + number(len(content["story"])) + b"".join(map(text, content["story"]))
    told += b"".join(text(content.get(name)) for name in ("organisation", "when", "sum", "source"))
    told += text(content["urgency"]) + number(len(content["files"])) + b"".join(text(file["value"]) for file in content["files"])
    return hashlib.sha256(b"integritybot/1/ticket/commitment" + nonce + told).hexdigest()


def audit_hash(before, row):
    texts = b"".join(struct.pack(">H", len(t.encode())) + t.encode() for t in (row["day"], row["member"], row["act"], row["subject"]))
    return hashlib.sha256(b"integritybot/1/audit/row" + before + struct.pack(">q", row["seq"]) + texts).digest()


def leaf(commitment):
    return hashlib.sha256(b"\0" + commitment).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


def root(leaves):
    return leaf(leaves[0]) if len(leaves) == 1 else node(root(leaves[:len(leaves) // 2]), root(leaves[len(leaves) // 2:]))


def proves(proof, head):
    ticket, closing = proof["ticket"], proof["dayClosed"]
    facts = [ticket[name] for name in ("number", "kind", "area", "region", "language", "filed")]
    at = leaf(unhex(commit(unhex(proof["nonce"]), facts, dict(ticket, files=[{"value": file} for file in ticket["files"]]))))
    for step in proof["path"]:
        at = node(unhex(step["hash"]), at) if step["side"] == "left" else node(at, unhex(step["hash"]))
    return (proof["format"] == "integritybot-receipt-proof/1" and at.hex() == closing["subject"] and closing["act"] == "DayClosed" and
            closing["day"] == ticket["filed"] and audit_hash(unhex(proof["previousHash"]), closing).hex() == head)


# Vectors

v = vector("receipt")
k = argon2id(v["receipt"].replace("-", "").encode(), unhex(v["installationSalt"]), 2, 16 * 1024)
assert expand(k, b"integritybot/1/receipt/lookup", 16).hex() == v["lookup"]
assert expand(k, b"integritybot/1/receipt/key-pair", 32).hex() == v["privateKey"]
assert expand(k, b"integritybot/1/receipt/commitment-nonce", 32).hex() == v["commitmentNonce"]

v = vector("ticket-fields")
k = expand(unhex(v["dataKey"]), b"integritybot/1/ticket/seal", 32)
nonce = unhex(v["nonce"])
assert seal(k, TICKET_FIELD, nonce, pad_text(v["contentJson"].encode()), v["ticket"], "ticket", "content").hex() == v["sealedContent"]
assert seal(k, TICKET_FIELD, nonce, pad_text(v["dialogueJson"].encode()), v["ticket"], "ticket", "dialogue",
            version=v["dialogueVersion"]).hex() == v["sealedDialogue"]
assert seal(k, TICKET_FIELD, nonce, pad_text(v["workJson"].encode()), v["ticket"], "ticket", "work",
            version=v["workVersion"]).hex() == v["sealedWork"]

v = vector("file")
assert hmac.new(expand(unhex(v["dataKey"]), b"integritybot/1/ticket/file-key", 32), v["file"].encode(),
                "sha256").hexdigest()[:32] == v["fileKey"]
assert [c.hex() for c in seal_file(k, v["ticket"], v["file"], unhex(v["smallBytes"]), unhex(v["smallNonce"]))] == v["smallChunks"]
large = seal_file(k, v["ticket"], v["file"], bytes(i % 251 for i in range(300_000)), unhex(v["largeNonces"]))
assert [len(c) for c in large] == v["largeChunkSizes"]
assert [hashlib.sha256(c).hexdigest() for c in large] == v["largeChunksSha256"]

v = vector("commitment")
facts = v["facts"].split(", ")
content = json.loads(v["content"])
assert commit(unhex(v["nonce"]), facts, content) == v["commitment"]
assert commit(unhex(v["nonce"]), facts[:2] + [None, None] + facts[4:], content) == v["commitmentWithoutAreaAndRegion"]

v = vector("session")
salt, chat, nonce = unhex(v["salt"]), struct.pack(">q", v["chatId"]), unhex(v["nonce"])
assert hmac.new(salt, b"integritybot/1/session/id" + chat, "sha256").hexdigest()[:32] == v["id"]
k = expand(salt, b"integritybot/1/session/seal" + chat, 32)
plain = pad_text(v["plain"].encode())
assert seal(k, SESSION, nonce, plain, v["id"], "session", "record").hex() == v["sealedRecord"]
assert seal(k, SESSION, nonce, plain, v["id"], "session", "open-ticket").hex() == v["sealedOpenTicket"]

v = vector("key-wrap")
capsule, box = unhex(v["wrapped"])[:1120], unhex(v["wrapped"])[1120:]
shared = xwing_open(unhex(v["recipientPrivateKey"]), capsule)
k = expand(extract(capsule, shared), b"integritybot/1/ticket/wrap", 32)
assert unseal(k, box, v["ticket"], "key", v["recipient"]).hex() == v["dataKey"]

v = vector("desk-key")
assert hashlib.sha256(b"integritybot/1/desk/id" + base64.b64decode(v["publicKey"])).hexdigest()[:16] == v["id"]
v = vector("desk-key-passphrase")
k = argon2id("Қоңыр түлкі".encode(), base64.b64decode(v["salt"]), 3, 256 * 1024)
assert len(unseal(k, base64.b64decode(v["sealedKey"]), v["id"], "desk-key", "private-key")) == 32

v = vector("desk")
desk, nonce = base64.b64decode(vector(v["deskKey"].removesuffix(".json"))["privateKey"]), unhex(v["nonce"])
assert hmac.new(expand(desk, b"integritybot/1/desk/chat-tag", 32), struct.pack(">q", v["chatId"]), "sha256").hexdigest()[:32] == v["chatTag"]
assert hashlib.sha256(b"integritybot/1/desk/invitation" + v["token"].encode()).hexdigest() == v["invitation"]
assert expand(unhex(v["dataKey"]), b"integritybot/1/ticket/bell", 16).hex() == v["bell"]
for name, purpose, label, size in (("member", MEMBER, b"seal", 4096), ("errand", ERRAND, b"seal", 4096),
                                   ("invitation", INVITATION, b"seal", 4096), ("bell", BELL, b"bell", 1024)):
    k, box = expand(desk, b"integritybot/1/desk/" + label, 32), unhex(v["sealed" + name.capitalize()])
    plain = unseal(k, box, v[name], "desk", name)
    text = plain[4:4 + struct.unpack(">i", plain[:4])[0]]
    assert len(plain) == size and plain == pad_text(text, size) and json.loads(text)
    assert name == "invitation" or json.loads(text)["chat"] == v["chatId"]
    assert seal(k, purpose, nonce, plain, v[name], "desk", name) == box

v = vector("audit")
assert expand(unhex(v["dataKey"]), b"integritybot/1/ticket/audit", 32).hex() == v["rows"][0]["subject"]
before = bytes(32)
for row in v["rows"]:
    before = audit_hash(before, row)
    assert before.hex() == row["hash"]
assert root(sorted([unhex(v["commitment"])] + [bytes(range(3 * n, 3 * n + 32)) for n in range(1, 64)])).hex() == v["root"]
assert proves(v["proof"], v["rows"][1]["hash"])

print("all vectors agree")
