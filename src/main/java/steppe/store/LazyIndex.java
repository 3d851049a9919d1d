package steppe.store;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import org.apache.jena.query.text.TextIndex;

/**
 * Opens Lucene at the first search: most starts are followed by other questions, and opening takes half a second. The files are opened at once,
 * so that a folder that is gone by then is not taken for an empty index.
 */
final class LazyIndex {
    private final MappedFiles files;
    private TextIndex opened;

    private LazyIndex(MappedFiles files) {
        this.files = files;
    }

    static TextIndex in(Path folder) throws IOException {
        LazyIndex lazy = new LazyIndex(MappedFiles.of(folder));
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

    private synchronized TextIndex index() {
        if (opened == null) opened = LabelIndex.over(files);
        return opened;
    }
}
