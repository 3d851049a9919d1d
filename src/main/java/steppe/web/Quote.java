package steppe.web;

/** A passage in its context, from the text of the document itself. */
public record Quote(String before, String passage, String after) {}
