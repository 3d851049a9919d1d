package steppe.store;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.apache.jena.query.text.TextIndex;

/** Opens Lucene at the first search: most starts are followed by other questions, and opening takes half a second. */
final class LazyIndex {
    private final Path folder;
    private TextIndex opened;

    private LazyIndex(Path folder) {
        this.folder = folder;
    }

    static TextIndex in(Path folder) {
        LazyIndex lazy = new LazyIndex(folder);
        return (TextIndex) Proxy.newProxyInstance(TextIndex.class.getClassLoader(), new Class<?>[] {TextIndex.class}, (proxy, method, arguments) -> {
            if (method.getName().equals("close") && !lazy.isOpen()) return null;
            try {
                return method.invoke(lazy.index(), arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    private synchronized boolean isOpen() {
        return opened != null;
    }

    private synchronized TextIndex index() throws java.io.IOException {
        if (opened == null) opened = LabelIndex.open(folder);
        return opened;
    }
}
