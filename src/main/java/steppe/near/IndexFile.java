package steppe.near;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.apache.jena.dboe.base.block.BlockType;
import org.apache.jena.dboe.base.file.Location;
import org.apache.jena.dboe.sys.SystemIndex;
import org.apache.jena.dboe.trans.bplustree.BPlusTree;

/**
 * The two files in which TDB2 keeps an index of a database that nobody writes, seen as memory: a B+tree of pages of 8 KiB. One file holds nodes: a
 * count, keys, and one more pages' numbers than keys; a key is the highest record below the page of the same place. The other holds records: ids of
 * terms, eight bytes each. TDB2 makes some fifty objects on the way down to a record, which was half of the time of most questions.
 */
final class IndexFile {
    private static final int PAGE = SystemIndex.BlockSize;
    private static final int NODE_HEADER = Integer.BYTES;
    private static final int RECORDS_HEADER = 2 * Integer.BYTES;
    /** No disk holds more, with two pages below each: deeper down, a damaged node leads back up. */
    private static final int DEEPEST = 50;
    private final MappedFile nodes;
    private final MappedFile records;
    private final int root;
    private final int length;
    private final int pointers;

    /**
     * @param length    of a record in bytes
     * @param pieceBits as in {@link MappedFile}; pages do not cross pieces
     */
    IndexFile(Location location, String name, BPlusTree tree, int length, int pieceBits) throws IOException {
        this.nodes = new MappedFile(Path.of(location.getPath(name, "idn")), pieceBits, 0);
        this.records = new MappedFile(Path.of(location.getPath(name, "dat")), pieceBits, 0);
        this.root = tree.getStateManager().getRoot();
        this.length = length;
        this.pointers = NODE_HEADER + (2 * tree.getParams().getOrder() - 1) * length;
    }

    /** Nowhere yet: to be sent to a place first. */
    Cursor cursor() {
        return new Cursor();
    }

    /** Goes from record to record, upwards by their ids without a sign. */
    final class Cursor {
        private ByteBuffer piece;
        private int start;
        private int place;
        private int end;
        /** Where the key stands below which all records have been seen at the end of this page; nowhere at the end of all. */
        private ByteBuffer seen;
        private int seenPlace;

        private Cursor() {}

        /**
         * Before the first record that begins with the ids, or, if none does, that is more. What is near the last place is found without going down
         * from the root.
         *
         * @param ids the first columns'
         */
        void to(long... ids) {
            if (isOnThisPage(ids)) place = start + (first(piece, start, (end - start) / length, ids, false) - 1) * length;
            else seek(ids, false);
        }

        // Not if its first record already begins so: there may be more of them before it.
        private boolean isOnThisPage(long[] ids) {
            return start < end && compare(piece, start, ids) < 0 && compare(piece, end - length, ids) >= 0;
        }

        /** @return false when there are no more; else the record can be read until the next call */
        boolean next() {
            place += length;
            while (place >= end) {
                if (seen == null) return false;
                seek(record(seen, seenPlace), true);
                place += length;
            }
            return true;
        }

        long id(int column) {
            return piece.getLong(place + column * Long.BYTES);
        }

        private void seek(long[] ids, boolean beyond) {
            try {
                find(ids, beyond);
            } catch (RuntimeException e) {
                throw new Damaged("an index leads nowhere", e);
            }
        }

        private void find(long[] ids, boolean beyond) {
            long page = page(ids, beyond);
            piece = records.piece(page);
            start = records.place(page) + RECORDS_HEADER;
            int count = count(piece.getInt(records.place(page)));
            if (count == 0 && !isEmpty()) throw new IllegalStateException("a page holds nothing");
            place = start + (first(piece, start, count, ids, beyond) - 1) * length;
            end = start + count * length;
            if (seen != null && !endsWith(seen, seenPlace)) throw new IllegalStateException("a page does not end where its node says");
        }

        // A key is the last record below it: in a page that says too little of itself, or behind a key that has changed, nobody would miss what is there.
        private boolean endsWith(ByteBuffer keys, int key) {
            for (int column = 0; column < length; column += Long.BYTES) {
                if (piece.getLong(end - length + column) != keys.getLong(key + column)) return false;
            }
            return true;
        }

        /** Where the page of records begins that holds the first that is not less than the ids, or, if it is to be beyond them, that is more. */
        private long page(long[] ids, boolean beyond) {
            seen = null;
            int page = root;
            for (int depth = 0; depth < DEEPEST; depth++) {
                long position = (long) page * PAGE;
                ByteBuffer node = nodes.piece(position);
                int start = nodes.place(position);
                int header = node.getInt(start);
                boolean isLeaf = isLeaf(header);
                int keys = start + NODE_HEADER;
                int way = first(node, keys, count(header), ids, beyond);
                if (way < count(header)) {
                    seen = node;
                    seenPlace = keys + way * length;
                }
                page = node.getInt(start + pointers + way * Integer.BYTES);
                if (isLeaf) return (long) page * PAGE;
            }
            throw new IllegalStateException("an index leads in circles");
        }

        private int first(ByteBuffer buffer, int start, int count, long[] ids, boolean beyond) {
            int low = 0;
            int high = count;
            while (low < high) {
                int middle = (low + high) >>> 1;
                int order = compare(buffer, start + middle * length, ids);
                if (order < 0 || beyond && order == 0) low = middle + 1;
                else high = middle;
            }
            return low;
        }
    }

    // A page that a disk lost is read as zeros, and what stood in it would be missed by nobody: one without records there is in an empty index only.
    private boolean isEmpty() {
        long position = (long) root * PAGE;
        return count(nodes.piece(position).getInt(nodes.place(position))) == 0;
    }

    private static boolean isLeaf(int header) {
        int kind = header >>> 24;
        if (kind != BlockType.BPTREE_LEAF.id() && kind != BlockType.BPTREE_BRANCH.id()) throw new IllegalStateException("a page is no node");
        return kind == BlockType.BPTREE_LEAF.id();
    }

    // The highest byte says what kind of page it is. What a page holds is looked at here, so that nobody reads beyond it.
    private int count(int header) {
        int count = header & 0xFFFFFF;
        if (count > PAGE / length) throw new IllegalStateException("a page has no place for " + count);
        return count;
    }

    private static int compare(ByteBuffer buffer, int place, long[] ids) {
        for (int column = 0; column < ids.length; column++) {
            int order = Long.compareUnsigned(buffer.getLong(place + column * Long.BYTES), ids[column]);
            if (order != 0) return order;
        }
        return 0;
    }

    private long[] record(ByteBuffer buffer, int place) {
        long[] record = new long[length / Long.BYTES];
        for (int column = 0; column < record.length; column++) record[column] = buffer.getLong(place + column * Long.BYTES);
        return record;
    }
}
