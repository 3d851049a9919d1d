/**
 * Linked data: every IRI that Steppe mints answers at the same path below the service's root. A {@link steppe.linked.Description}
 * is asked once; the Turtle, JSON-LD, N-Triples and RDF/XML write it down, and the page is a view of the very same triples.
 */
package steppe.linked;
