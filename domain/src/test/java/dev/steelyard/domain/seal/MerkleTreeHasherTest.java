package dev.steelyard.domain.seal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against the tree of Certificate Transparency's own tests, and against section 2.1's words. */
class MerkleTreeHasherTest {
    private static final List<String> LEAVES =
            List.of(
                    "",
                    "00",
                    "10",
                    "2021",
                    "3031",
                    "40414243",
                    "5051525354555657",
                    "606162636465666768696a6b6c6d6e6f");

    private static final List<String> ROOTS =
            List.of(
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    @Test
    void knownLeaves_haveTheKnownRoots() {
        for (int size = 0; size <= LEAVES.size(); size++) {
            assertThat(hex(MerkleTreeHasher.root(known(size)))).isEqualTo(ROOTS.get(size));
        }
    }

    @Test
    void knownPath_isThatOfTheReferenceTests() {
        assertThat(MerkleTreeHasher.path(5, known(8)).stream().map(MerkleTreeHasherTest::hex))
                .containsExactly(
                        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
                        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
                        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7");
        assertThat(MerkleTreeHasher.path(2, known(3)).stream().map(MerkleTreeHasherTest::hex))
                .containsExactly(
                        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125");
    }

    @Test
    void treesOfEverySize_areThoseOfANaiveTree_andEveryPathLeadsToTheRoot() {
        for (int size = 1; size <= 70; size++) {
            var leaves = IntStream.range(0, size).mapToObj(MerkleTreeHasherTest::leaf).toList();
            var root = MerkleTreeHasher.root(leaves);
            assertThat(root).isEqualTo(naive(leaves));
            for (int i = 0; i < size; i++) {
                var path = MerkleTreeHasher.path(i, leaves);
                assertThat(MerkleTreeHasher.rootOf(leaves.get(i), i, size, path)).contains(root);
            }
        }
    }

    @Test
    void pathOfAnotherLeafPlaceOrSize_leadsElsewhere() {
        for (int size = 2; size <= 20; size++) {
            var leaves = IntStream.range(0, size).mapToObj(MerkleTreeHasherTest::leaf).toList();
            var root = MerkleTreeHasher.root(leaves);
            for (int i = 0; i < size; i++) {
                var path = MerkleTreeHasher.path(i, leaves);
                var longer = new ArrayList<>(path);
                longer.add(leaf(99));
                for (int place = -1; place <= size; place++) {
                    if (place != i) {
                        assertThat(MerkleTreeHasher.rootOf(leaves.get(i), place, size, path))
                                .isNotEqualTo(java.util.Optional.of(root));
                    }
                }
                assertThat(MerkleTreeHasher.rootOf(leaf(99), i, size, path))
                        .isNotEqualTo(java.util.Optional.of(root));
                assertThat(MerkleTreeHasher.rootOf(leaves.get(i), i, size, longer)).isEmpty();
                assertThat(
                                MerkleTreeHasher.rootOf(
                                        leaves.get(i), i, size, path.subList(1, path.size())))
                        .isEmpty();
            }
        }
    }

    @Test
    void leaf_isNeverTheHashOfANode() {
        var leaves = List.of(leaf(1), leaf(2));
        var both = new byte[64];
        System.arraycopy(leaves.getFirst().bytes(), 0, both, 0, 32);
        System.arraycopy(leaves.getLast().bytes(), 0, both, 32, 32);
        assertThat(MerkleTreeHasher.leaf(both)).isNotEqualTo(MerkleTreeHasher.root(leaves));
    }

    @Test
    void hash_hasOneText() {
        var hash = leaf(1);
        assertThat(Hash.parse(hash.text())).contains(hash);
        assertThat(Hash.parse(hash.text() + "=")).isEmpty();
        assertThat(Hash.parse(hash.text().substring(1))).isEmpty();
        var last = hash.text().charAt(42);
        var other = hash.text().substring(0, 42) + (char) (last + 1);
        assertThat(Hash.parse(other).map(Hash::text))
                .isNotEqualTo(java.util.Optional.of(hash.text()));
    }

    /** Level by level, the last of an odd number lifted as it is. */
    private static Hash naive(List<Hash> leaves) {
        var level = leaves;
        while (level.size() > 1) {
            var above = new ArrayList<Hash>();
            for (int i = 0; i < level.size(); i += 2) {
                above.add(
                        i + 1 == level.size()
                                ? level.get(i)
                                : Hash.of(
                                        new byte[] {1},
                                        level.get(i).bytes(),
                                        level.get(i + 1).bytes()));
            }
            level = above;
        }
        return level.getFirst();
    }

    private static Hash leaf(int i) {
        return Hash.of(new byte[] {0, (byte) i});
    }

    private static List<Hash> known(int size) {
        return LEAVES.subList(0, size).stream()
                .map(data -> MerkleTreeHasher.leaf(HexFormat.of().parseHex(data)))
                .toList();
    }

    private static String hex(Hash hash) {
        return HexFormat.of().formatHex(Base64.getUrlDecoder().decode(hash.text()));
    }
}
