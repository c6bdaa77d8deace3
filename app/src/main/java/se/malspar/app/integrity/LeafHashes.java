package se.malspar.app.integrity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import se.malspar.domain.ledger.Frontier;
import se.malspar.domain.ledger.Hash;

/**
 * The hash of every signed leaf, one after the other in a file outside the database: with it a changed event can be
 * named, and not only its neighbourhood. It is believed only where it gives the signed root, and may be lost: a
 * verification that finds nothing wrong writes it anew.
 */
final class LeafHashes {

    private static final int AT_A_TIME = 4096;

    private final Path file;

    LeafHashes(Path file) {
        this.file = file;
    }

    /** The number of hashes that it holds. */
    long size() {
        try {
            return Files.exists(file) ? Files.size(file) / Hash.LENGTH : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes the hashes from a leaf on; false where the file does not reach that far. */
    boolean put(long from, List<Hash> hashes) {
        if (size() < from) {
            return false;
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            var bytes = ByteBuffer.allocate(hashes.size() * Hash.LENGTH);
            hashes.forEach(hash -> bytes.put(hash.bytes()));
            bytes.flip();
            channel.position(from * Hash.LENGTH);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Begins a new file, to be put in the place of this one when it is whole. */
    LeafHashes anew() {
        try {
            var unfinished = new LeafHashes(file.resolveSibling(file.getFileName() + ".new"));
            Files.deleteIfExists(unfinished.file);
            return unfinished;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void replaceBy(LeafHashes whole) {
        try {
            if (Files.exists(whole.file)) {
                Files.move(whole.file, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hashes of at most so many leaves from one on; fewer at the end of the file. */
    List<Hash> from(long leaf, int limit) {
        var wanted = (int) Math.max(0, Math.min(limit, size() - leaf));
        if (wanted == 0) {
            return List.of();
        }
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            var bytes = ByteBuffer.allocate(wanted * Hash.LENGTH);
            channel.position(leaf * Hash.LENGTH);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until it is full
            }
            bytes.flip();
            var hashes = new ArrayList<Hash>(wanted);
            var hash = new byte[Hash.LENGTH];
            while (bytes.remaining() >= Hash.LENGTH) {
                bytes.get(hash);
                hashes.add(Hash.of(hash));
            }
            return hashes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether its first hashes, so many, make the root: only then is any of them to be believed. */
    boolean make(Hash root, long leaves) {
        if (size() < leaves) {
            return false;
        }
        var tree = Frontier.empty();
        while (tree.size() < leaves) {
            var some = from(tree.size(), (int) Math.min(AT_A_TIME, leaves - tree.size()));
            if (some.isEmpty()) {
                return false;
            }
            some.forEach(tree::append);
        }
        return tree.root().equals(root);
    }
}
