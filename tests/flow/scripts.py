"""scripts.py HOTCRM HOTCRMD URL FOLDER N - N random scripts on three workspaces and a server; see scripts.sh."""
import json
import os
import subprocess
import sys

from hypothesis import HealthCheck, Phase, given, settings, strategies as st

hot, hotcrmd, url, folder, scripts = sys.argv[1:5] + [int(sys.argv[5])]
long = "HOTCRM_LONG" in os.environ
worlds = 0

FIELDS = {
    "account": [("phone", ["+47 22 00 00 0%d" % i for i in range(1, 4)]), ("industry", ["technology", "retail", ""]),
                ("website", ["https://a.example", "https://b.example", ""]), ("description", ["one\ntwo", "one\nthree", ""]),
                ("billing_city", ["Oslo", "Bergen"]), ("name", ["Fjord", "Dal"])],
    "contact": [("first_name", ["Kari", "Ola", ""]), ("phone", ["+47 22 00 00 04", ""]), ("email", ["one@example.com", "two@example.com"])],
    "opportunity": [("amount", ["10 EUR", "20 EUR", "30.50 USD"]), ("next_step", ["call", "write", ""]), ("probability", ["10", "90"])],
}
BIRTH = {
    "account": lambda i: ["name=Account %d" % i, "email=account%d@example.com" % i],
    "contact": lambda i: ["last_name=Contact%d" % i],
    "opportunity": lambda i: ["name=Deal %d" % i, "close_date=2027-03-01", "amount=5 EUR"],
}

who = st.integers(0, 2)
some = st.integers(0, 30)
step = st.one_of(
    st.tuples(st.just("new"), who, st.sampled_from(sorted(FIELDS)), some),
    st.tuples(st.just("set"), who, some, some),
    st.tuples(st.just("set"), who, some, some),
    st.tuples(st.just("delete"), who, some, some),
    st.tuples(st.just("undelete"), who, some, some),
    st.tuples(st.just("undo"), who, some, some),
    st.tuples(st.just("sync"), who, some, some),
    st.tuples(st.just("sync"), who, some, some),
    st.tuples(st.just("resolve"), who, st.sampled_from(["mine", "theirs"]), some),
)


class World:
    """A tenant, three users, three workspaces that have joined."""

    def __init__(self):
        global worlds
        worlds += 1
        self.tenant = "w%d" % worlds
        self.records = []       # (object, id)
        self.gone = set()       # whose life somebody ended or took back, at some time
        self.said = []
        self.file = self.admin("tenant", "create", self.tenant).strip()
        for i in range(3):
            key = os.path.join(folder, "w%d-%d.key" % (worlds, i))
            with open(key, "w") as f:
                f.write(self.admin("key", "create", self.tenant, ["anna", "ben", "cleo"][i]))
            self.run(i, "init")
            self.run(i, "sync", "join", url, "--key", "@" + key)

    def admin(self, *words):
        return subprocess.run([hotcrmd, *words], check=True, stdout=subprocess.PIPE, text=True).stdout

    def path(self, i):
        return os.path.join(folder, "%s-%d.db" % (self.tenant, i))

    def run(self, i, *words, fine=(0,)):
        p = subprocess.run([hot, "-d", self.path(i), *words], stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        self.said.append("%d: %s -> %d %s" % (i, " ".join(words), p.returncode, p.stderr.strip()))
        assert p.returncode in fine, "exit %d\n%s" % (p.returncode, "\n".join(self.said))
        assert p.returncode == 0 or p.stderr.startswith("hotcrm: "), "no sentence\n" + "\n".join(self.said)
        return p

    def do(self, op, i, x, y):
        # what the input or the state of things does not allow is said, and changes nothing
        refused = (0, 2, 3, 4, 6)
        if op == "new":
            accounts = [r[1] for r in self.records if r[0] == "account"]
            words = BIRTH[x](len(self.records)) + (["account=" + accounts[y % len(accounts)]] if accounts and x != "account" else [])
            p = self.run(i, "new", x, *words, fine=refused)
            if p.returncode == 0:
                self.records.append((x, p.stdout.strip()))
        elif op == "sync":
            self.run(i, "sync", fine=(0, 6))
        elif op == "undo":
            before = {r for r in self.records if r not in self.gone and self.here(i, r)}
            if self.run(i, "undo", fine=refused + (1,)).returncode in (0, 6):
                self.gone |= {r for r in before if not self.here(i, r)}
        elif op == "resolve":
            self.run(i, "sync", "resolve", "all", x, fine=refused)
        elif self.records:
            r = self.records[x % len(self.records)]
            if op == "set":
                name, values = FIELDS[r[0]][y % len(FIELDS[r[0]])]
                self.run(i, "set", *r, "%s=%s" % (name, values[y % len(values)]), fine=refused)
            else:
                if self.run(i, op, *r, fine=refused).returncode == 0:
                    self.gone.add(r)

    def here(self, i, r):
        # alive: what was deleted can still be shown
        return r[1] in self.run(i, "list", r[0], "-o", "ids").stdout.split()

    def settle(self):
        for _ in range(3):
            for i in range(3):
                self.run(i, "sync", fine=(0, 6))

    def check(self):
        self.settle()
        digests = {self.run(i, "doctor", "--digest").stdout for i in range(3)}
        assert len(digests) == 1, "%d digests\n%s" % (len(digests), "\n".join(self.said))
        for i in range(3):
            self.run(i, "doctor")
            waits = json.loads(self.run(i, "sync", "status", "-o", "json").stdout)
            assert int((waits[0] if isinstance(waits, list) else waits)["waiting"]) == 0, "edits wait\n" + "\n".join(self.said)
            for r in self.records:
                assert r in self.gone or self.here(i, r), "%s is lost\n%s" % (r, "\n".join(self.said))


@settings(max_examples=scripts, deadline=None, database=None, derandomize=not long, suppress_health_check=list(HealthCheck),
          phases=[Phase.generate, Phase.shrink] if long else [Phase.generate])
@given(st.lists(step, min_size=12, max_size=30))
def everybody_ends_equal(script):
    w = World()
    for op, i, x, y in script:
        w.do(op, i, x, y)
    w.check()


everybody_ends_equal()
print("%d scripts" % worlds)
