package steppe.near;

import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.jena.atlas.lib.tuple.Tuple;
import org.apache.jena.atlas.lib.tuple.TupleFactory;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.base.record.RecordFactory;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;
import org.apache.jena.tdb2.store.NodeId;
import org.apache.jena.tdb2.store.tupletable.TupleIndexRecord;

/** An index of a database that nobody writes, whose rows are looked up in its file itself. */
final class NearIndex extends TupleIndexRecord {
    private final IndexFile file;

    private NearIndex(TupleIndexRecord index, RecordFactory records, IndexFile file) {
        super(index.getTupleLength(), index.getMapping(), index.getName(), records, index.getRangeIndex());
        this.file = file;
    }

    static NearIndex of(TupleIndexRecord index, Location location) throws IOException {
        return of(index, location, MappedFile.PIECE_BITS);
    }

    static NearIndex of(TupleIndexRecord index, Location location, int pieceBits) throws IOException {
        BPlusTree tree = (BPlusTree) index.getRangeIndex();
        RecordFactory records = tree.getRecordFactory();
        return new NearIndex(index, records, new IndexFile(location, index.getName(), tree, records.recordLength(), pieceBits));
    }

    /** To go through its file by oneself. */
    IndexFile file() {
        return file;
    }

    @Override
    public Iterator<Tuple<NodeId>> all() {
        return new Rows();
    }

    @Override
    protected Iterator<Tuple<NodeId>> performFind(Tuple<NodeId> pattern) {
        Tuple<NodeId> ordered = tupleMap.map(pattern);
        int given = 0;
        while (given < tupleLength && !undef(ordered.get(given))) given++;
        // With a gap, what follows would have to be filtered.
        for (int column = given; column < tupleLength; column++) if (!undef(ordered.get(column))) return super.performFind(pattern);
        long[] ids = new long[given];
        for (int column = 0; column < given; column++) ids[column] = Ids.number(ordered.get(column));
        return new Rows(ids);
    }

    /** The rows that begin with what is given. */
    private final class Rows implements Iterator<Tuple<NodeId>> {
        private final long[] given;
        private final IndexFile.Cursor cursor;
        private boolean isThere;

        Rows(long... given) {
            this.given = given;
            this.cursor = file.cursor();
            cursor.to(given);
            advance();
        }

        private void advance() {
            isThere = cursor.next();
            for (int column = 0; isThere && column < given.length; column++) isThere = cursor.id(column) == given[column];
        }

        @Override
        public boolean hasNext() {
            return isThere;
        }

        @Override
        public Tuple<NodeId> next() {
            if (!isThere) throw new NoSuchElementException();
            NodeId[] row = new NodeId[tupleLength];
            for (int i = 0; i < row.length; i++) row[i] = Ids.id(cursor.id(tupleMap.unmapIdx(i)));
            advance();
            return TupleFactory.create(row);
        }
    }
}
