#!/usr/bin/env python3
"""Learns the weights of the classifier of provisions from marked passages.

    cargo build --release --no-default-features
    pip install -r data/recipe/requirements.txt
    TREATY_ATLAS=target/release/treaty-atlas data/recipe/classifier.py

Reads `provision_examples.jsonl` beside it and writes `weights.tsv` and `balance.toml` into
`data/lexicon/en/provisions/`. The signs of each passage and what the rules say of it come from the program
itself, which $TREATY_ATLAS names.

Two steps, both linear and both logistic. First the weights: for each category, how much each feature of a
passage speaks for it (L1 penalty, so that few are left). Then the balance: how much those odds count beside
what the rules say. The balance is learnt only from examples that no rule was written after (`"fresh": true`),
with odds from weights that were learnt without them.
"""
import json
import os
import subprocess
import tempfile
import warnings

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

CATEGORIES = ("ceasefire positions handover withdrawal zone peacekeeping monitoring corridor infrastructure return "
              "prisoners border crossborder status autonomy access mines resources heritage guarantee duration "
              "reference").split()
BEGINNING = 5      # letters, as in src/provisions/signs.rs
SEEN_IN = 2        # passages that a feature must be in
STRENGTH = 10      # of the evidence against the penalty
FOLDS = 5
KEEP = -1.6        # odds (five to one against) below which what a rule only finds named is given up
ADD = 0.7          # odds (two to one for) from which on there is a provision that no rule finds
SHARE = 0.3        # of the shorter one that a marked stretch and a passage share to belong together


def features(signs):
    """What `src/provisions/signs.rs` asks of signs."""
    begun = [sign[:BEGINNING] for sign in signs]
    edged = ["^"] + begun + ["$"]
    pairs = {f"{a}* {b}*" for a, b in zip(edged, edged[1:])} if signs else set()
    return set(signs) | {f"{sign}*" for sign in begun} | pairs


def passages(examples, signs):
    """Each passage that the program reads, with the categories that are marked in it and those also accepted."""
    rows = []
    for line in signs:
        passage = json.loads(line)
        example = examples[passage["document"].rsplit(".", 1)[0]]
        start, end, text = passage["start"], passage["end"], example["text"]
        marked, accepted = set(), set()
        for provision in example["provisions"]:
            words = provision.get("words", text)
            first = max(text.find(words), 0)
            last = first + len(words)
            common = max(0, min(end, last) - max(start, first))
            if common >= SHARE * max(1, min(end - start, last - first)):
                (accepted if provision.get("optional") else marked).add(provision["category"])
                accepted |= set(provision.get("also", []))
        rows.append({**passage, "marked": marked, "accepted": accepted - marked, "example": example["id"],
                     "fresh": example.get("fresh", False), "features": features(passage["signs"])})
    return rows


def matrix(rows, known):
    places, columns, values = [0], [], []
    for row in rows:
        own = sorted(known[feature] for feature in row["features"] if feature in known)
        columns += own
        values += [len(row["features"]) ** -0.5] * len(own)
        places.append(len(columns))
    return csr_matrix((values, columns, places), shape=(len(rows), len(known)))


def fitted(rows, table):
    models = {}
    for category in CATEGORIES:
        use = [at for at, row in enumerate(rows) if category not in row["accepted"]]
        is_marked = np.array([category in rows[at]["marked"] for at in use]).astype(int)
        model = LogisticRegression(penalty="l1", C=STRENGTH, solver="liblinear", max_iter=200, random_state=1)
        models[category] = model.fit(table[use], is_marked)
    return models


def odds(models, table):
    return np.array([model.decision_function(table) for model in models.values()]).T


BALANCE = ["words", "found", "outdone", "guessed", "barred", "beside", "rival"]


def balanced(rows, odds):
    """What the balance weighs for each passage and category, in the order of BALANCE."""
    likely = 1 / (1 + np.exp(-odds))
    table = []
    for at, row in enumerate(rows):
        for place, category in enumerate(CATEGORIES):
            found = category in row["found"]
            others = np.delete(likely[at], place)
            table.append([odds[at, place], found, category in row["outdone"], category in row["guessed"],
                          row["barred"], bool(row["found"]) and not found, others.max()])
    return np.array(table, float)


def answers(rows):
    """1 where a category is marked, 0 where it is not, -1 where either is right."""
    return np.array([1 if category in row["marked"] else -1 if category in row["accepted"] else 0
                     for row in rows for category in CATEGORIES])


def learnt(rows):
    """The models, the features that they know, and the balance."""
    seen = {}
    for row in rows:
        for feature in row["features"]:
            seen[feature] = seen.get(feature, 0) + 1
    known = {feature: at for at, feature in enumerate(sorted(f for f, times in seen.items() if times >= SEEN_IN))}
    table = matrix(rows, known)
    apart = np.zeros((len(rows), len(CATEGORIES)))
    for one, other in GroupKFold(FOLDS).split(table, groups=[row["example"] for row in rows]):
        apart[other] = odds(fitted([rows[at] for at in one], table[one]), table[other])
    fresh = [at for at, row in enumerate(rows) if row["fresh"]]
    fresh_rows = [rows[at] for at in fresh]
    given, wanted = balanced(fresh_rows, apart[fresh]), answers(fresh_rows)
    balance = LogisticRegression(C=10, max_iter=1000).fit(given[wanted >= 0], wanted[wanted >= 0])
    return fitted(rows, table), known, balance


def write(folder, models, known, balance, count):
    """The two files; numbers with two decimals, in an order that is always the same."""
    names = sorted(known, key=known.get)
    head = ("# How much a feature of a passage speaks for a category (against it where negative), in natural log odds.\n"
            "# A feature is a word, the beginning of one (`withd*`) or of two that stand side by side.\n"
            f"# Learnt by data/recipe/classifier.py from {count} passages. CC0.\n")
    with open(os.path.join(folder, "weights.tsv"), "w", encoding="utf-8") as file:
        file.write(head)
        lines = []
        for category, model in models.items():
            lines += [(names[at], category, weight) for at, weight in enumerate(model.coef_[0]) if abs(weight) >= 0.05]
        for feature, category, weight in sorted(lines):
            file.write(f"{feature}\t{category}\t{weight:.2f}\n")
    with open(os.path.join(folder, "balance.toml"), "w", encoding="utf-8") as file:
        file.write("# How the odds of the words are balanced with what the rules say (natural log odds).\n"
                   "# Learnt by data/recipe/classifier.py; src/provisions/classifier.rs tells what each is. CC0.\n")
        file.write(f"start = {balance.intercept_[0]:.3f}\n")
        for name, weight in zip(BALANCE, balance.coef_[0]):
            file.write(f"{name} = {weight:.3f}\n")
        file.write(f"\n# Below the first, what a rule finds is given up, where no verb binds anybody to it; from the second\n"
                   f"# on, what none finds is added.\nkeep = {KEEP}\nadd = {ADD}\n")
        file.write("\n# The odds of each category before a word is read.\n[categories]\n")
        for category, model in models.items():
            file.write(f"{category} = {model.intercept_[0]:.3f}\n")


def signs_of(examples):
    """The passages of each example as the program reads them, a line of JSON each."""
    program = os.environ.get("TREATY_ATLAS", "treaty-atlas")
    with tempfile.TemporaryDirectory() as folder:
        for example in examples.values():
            with open(os.path.join(folder, example["id"] + ".txt"), "w", encoding="utf-8") as file:
                file.write(example["text"] + "\n")
        run = [program, "provisions", "--world", "--format", "signs", folder]
        return subprocess.run(run, check=True, capture_output=True, encoding="utf-8").stdout.splitlines()


def main():
    recipe = os.path.dirname(os.path.abspath(__file__))
    folder = os.path.join(os.path.dirname(recipe), "lexicon", "en", "provisions")
    with open(os.path.join(recipe, "provision_examples.jsonl"), encoding="utf-8") as file:
        examples = {example["id"]: example for example in map(json.loads, file)}
    rows = passages(examples, signs_of(examples))
    models, known, balance = learnt(rows)
    write(folder, models, known, balance, len(rows))


if __name__ == "__main__":
    warnings.filterwarnings("ignore", category=FutureWarning)
    main()
