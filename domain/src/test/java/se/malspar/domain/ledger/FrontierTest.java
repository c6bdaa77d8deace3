package se.malspar.domain.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrontierTest {

    private static final int MOST = 300;
    private static final List<Hash> LEAVES = IntStream.range(0, MOST)
            .mapToObj(number -> MerkleTree.leafHash("löv %d".formatted(number).getBytes(StandardCharsets.UTF_8)))
            .toList();

    @Test
    void has_at_every_size_the_root_of_the_whole_tree() {
        var frontier = Frontier.empty();
        assertThat(frontier.root()).isEqualTo(MerkleTree.rootOf(List.of()));
        for (var size = 1; size <= MOST; size++) {
            frontier.append(LEAVES.get(size - 1));
            assertThat(frontier.size()).isEqualTo(size);
            assertThat(frontier.root()).as("size %d", size).isEqualTo(MerkleTree.rootOf(LEAVES.subList(0, size)));
        }
    }

    @Test
    void completes_every_complete_subtree_once_and_no_other_and_with_its_last_leaf() {
        var frontier = Frontier.empty();
        var told = new HashSet<Node>();
        for (var size = 1; size <= MOST; size++) {
            for (var node : frontier.append(LEAVES.get(size - 1))) {
                assertThat((node.index() + 1) << node.level())
                        .as("last leaf of %s", node)
                        .isEqualTo(size);
                assertThat(told.add(node)).as("%s is told once", node).isTrue();
            }
            assertThat(told).as("size %d", size).isEqualTo(completeSubtrees(size));
        }
    }

    @Test
    void tells_the_lowest_completed_node_first() {
        var frontier = Frontier.empty();
        LEAVES.subList(0, 7).forEach(frontier::append);
        assertThat(frontier.append(LEAVES.get(7)))
                .extracting(Node::level, Node::index)
                .containsExactly(tuple(1, 3L), tuple(2, 1L), tuple(3, 0L));
    }

    @Test
    void begins_again_at_any_size_from_the_stored_nodes() {
        for (var size = 0; size < MOST; size++) {
            var nodes = new HashMap<List<Long>, Hash>();
            for (var node : completeSubtrees(size)) {
                nodes.put(List.of((long) node.level(), node.index()), node.hash());
            }
            for (var leaf = 0; leaf < size; leaf++) {
                nodes.put(List.of(0L, (long) leaf), LEAVES.get(leaf));
            }
            var roots = new ArrayList<Hash>();
            for (var level = 31; level >= 0; level--) {
                if ((size >> level & 1) == 1) {
                    roots.add(nodes.get(List.of((long) level, (size >> level) - 1L)));
                }
            }
            var frontier = Frontier.of(size, roots);
            frontier.append(LEAVES.get(size));
            assertThat(frontier.root()).as("size %d", size).isEqualTo(MerkleTree.rootOf(LEAVES.subList(0, size + 1)));
        }
    }

    @Test
    void begins_again_from_its_own_roots() {
        var frontier = Frontier.empty();
        LEAVES.subList(0, 100).forEach(frontier::append);
        var again = Frontier.of(frontier.size(), frontier.completeSubtreeRoots());
        assertThat(again.append(LEAVES.get(100))).isEqualTo(frontier.append(LEAVES.get(100)));
        assertThat(again.root()).isEqualTo(frontier.root());
    }

    @Test
    void a_copy_grows_alone() {
        var frontier = Frontier.empty();
        LEAVES.subList(0, 5).forEach(frontier::append);
        var root = frontier.root();
        frontier.copy().append(LEAVES.get(5));
        assertThat(frontier.size()).isEqualTo(5);
        assertThat(frontier.root()).isEqualTo(root);
    }

    @Test
    void refuses_roots_that_do_not_make_up_its_size() {
        assertThatIllegalArgumentException().isThrownBy(() -> Frontier.of(3, LEAVES.subList(0, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Frontier.of(0, LEAVES.subList(0, 1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Frontier.of(-1, LEAVES.subList(0, 64)));
    }

    private static Set<Node> completeSubtrees(int size) {
        var nodes = new HashSet<Node>();
        for (var level = 1; 1 << level <= size; level++) {
            var width = 1 << level;
            for (var index = 0; (index + 1) * width <= size; index++) {
                var leaves = LEAVES.subList(index * width, (index + 1) * width);
                nodes.add(new Node(level, index, MerkleTree.rootOf(leaves)));
            }
        }
        return nodes;
    }
}
