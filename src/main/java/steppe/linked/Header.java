package steppe.linked;

import java.util.List;
import steppe.web.Page;

/** What the layout needs of a description's page. */
final class Header {
    private Header() {}

    static Page of(Address address, String title) {
        List<Page.Alternate> alternates = Format.data().stream().map(format -> new Page.Alternate(format.mediaType(), address.path(format))).toList();
        return new Page(title, "", address.kind().section(), alternates);
    }
}
