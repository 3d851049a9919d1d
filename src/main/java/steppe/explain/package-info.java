/**
 * Says what a query does, in plain words, before or after it is asked: its plan, the names in it that the graph does not
 * know, and which of its patterns is the first to yield nothing.
 */
package steppe.explain;
