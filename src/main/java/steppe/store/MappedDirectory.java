package steppe.store;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import org.apache.lucene.store.BaseDirectory;
import org.apache.lucene.store.ByteBuffersDataInput;
import org.apache.lucene.store.ByteBuffersIndexInput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexInput;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.SingleInstanceLockFactory;

/** Files for Lucene that are read only. Its own folder makes what is missing, and finds an empty index in it. */
final class MappedDirectory extends BaseDirectory {
    private final MappedFiles files;

    MappedDirectory(MappedFiles files) {
        super(new SingleInstanceLockFactory());
        this.files = files;
    }

    @Override
    public String[] listAll() {
        return files.names().toArray(String[]::new);
    }

    @Override
    public long fileLength(String name) throws IOException {
        return files.file(name).size();
    }

    @Override
    public IndexInput openInput(String name, IOContext context) throws IOException {
        return new ByteBuffersIndexInput(new ByteBuffersDataInput(files.file(name).pieces()), name);
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) {
        throw readOnly();
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context) {
        throw readOnly();
    }

    @Override
    public void deleteFile(String name) {
        throw readOnly();
    }

    @Override
    public void rename(String source, String dest) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("a finished store is never written again");
    }

    @Override
    public void sync(Collection<String> names) {
        // Nothing was written.
    }

    @Override
    public void syncMetaData() {
        // Nothing was written.
    }

    @Override
    public void close() {
        isOpen = false; // The mappings go with the last who reads them.
    }

    @Override
    public Set<String> getPendingDeletions() {
        return Set.of();
    }
}
