"""What Python's RDF tools make of the service. python3 read.py ROOT"""
import gzip
import io
import sys
import urllib.request

from rdflib import Dataset, Graph, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDFS
from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

root = sys.argv[1]
base = "https://w3id.org/steppe/"
prefixes = "PREFIX : <https://w3id.org/steppe/id/> PREFIX steppe: <https://w3id.org/steppe/ontology#> "
flagship = prefixes + "SELECT ?state WHERE { ?state steppe:memberOf :SCO , :CSTO } ORDER BY ?state"


def get(path):
    with urllib.request.urlopen(root + path) as answer:
        return answer.read()


def formats(path):
    """The same triples in each format, as rdflib reads them."""
    graphs = {}
    for suffix, name in {"ttl": "turtle", "nt": "nt", "rdf": "xml", "jsonld": "json-ld"}.items():
        graphs[suffix] = Graph().parse(data=get(f"{path}.{suffix}"), format=name)
    first = graphs["ttl"]
    assert len(first) > 0, path
    for suffix, graph in graphs.items():
        assert isomorphic(first, graph), (path, suffix, len(first), len(graph))
    return first


for path in ["/id/SCO", "/claim/cepa-2025-107a", "/vocabulary/FullMember", "/document/different-truths-2025", "/dataset", "/.well-known/void"]:
    formats(path)

# By content negotiation, through the redirection of a thing.
assert (URIRef(base + "id/SCO"), RDFS.label, None) in Graph().parse(root + "/id/SCO")

quads = Dataset()
quads.parse(data=get("/graph/different-truths-2025.trig"), format="trig")
names = {str(graph.identifier) for graph in quads.graphs() if len(graph)}
assert names == {base + "graph/different-truths-2025", base + "graph/derived/different-truths-2025"}, names
lines = gzip.open(io.BytesIO(get("/dump/steppe.nq.gz")), "rt", encoding="utf-8").read().splitlines()
assert len(lines) > 30_000, len(lines)

wrapper = SPARQLWrapper(root + "/sparql")
wrapper.setQuery(flagship)
wrapper.setReturnFormat(JSON)
states = [row["state"]["value"].replace(base + "id/", "") for row in wrapper.query().convert()["results"]["bindings"]]
assert states == ["Belarus", "Kazakhstan", "Kyrgyzstan", "Russia", "Tajikistan"], states
wrapper.setReturnFormat(CSV)
assert wrapper.query().convert().decode().split() == ["state"] + [base + "id/" + state for state in states]
wrapper.setMethod(POST)
wrapper.setReturnFormat(XML)
assert len(wrapper.query().convert().getElementsByTagName("result")) == 5
wrapper.addDefaultGraph(base + "graph/derived/cepa-2025")
wrapper.setReturnFormat(JSON)
assert len(wrapper.query().convert()["results"]["bindings"]) < 5
wrapper.resetQuery()
wrapper.setQuery(prefixes + "CONSTRUCT { ?state steppe:memberOf :SCO } WHERE { ?state steppe:memberOf :SCO }")
wrapper.setReturnFormat(TURTLE)
assert len(Graph().parse(data=wrapper.query().convert(), format="turtle")) > 5
print("ok")
