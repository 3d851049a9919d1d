"""Whether rdflib reads an answer that says where it stopped. python3 bound.py FILE.json FILE.xml"""
import sys

from rdflib.query import Result

for path, form in zip(sys.argv[1:], ["json", "xml"]):
    with open(path, "rb") as answer:
        rows = list(Result.parse(answer, format=form))
    assert [str(row.state) for row in rows] == ["https://w3id.org/steppe/id/Kazakhstan"], (form, rows)
print("ok")
