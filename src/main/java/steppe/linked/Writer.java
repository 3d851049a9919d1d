package steppe.linked;

import steppe.web.RdfWriter;

/** Writes a description in one of its data formats. */
final class Writer {
    private Writer() {}

    static byte[] write(Description description, Format format) {
        return RdfWriter.write(description.it(), description.graph(), format.syntax());
    }
}
