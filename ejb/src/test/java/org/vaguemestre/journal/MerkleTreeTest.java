package org.vaguemestre.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {
    /** Leaves and roots that the implementations of Certificate Transparency (RFC 6962, 2.1) test themselves with. */
    private static final List<String> KNOWN_LEAVES =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");

    private static final List<String> KNOWN_ROOTS = List.of(
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
    void theRootsAreThoseEverybodyKnows() {
        MerkleTree tree = MerkleTree.EMPTY;
        List<String> roots = new ArrayList<>(List.of(hex(tree.root())));
        for (String content : KNOWN_LEAVES) {
            tree = tree.with(sha256(new byte[] {0}, HexFormat.of().parseHex(content)));
            roots.add(hex(tree.root()));
        }
        assertThat(roots).isEqualTo(KNOWN_ROOTS);
    }

    @Test
    void whatIsKeptOfATreeTellsTheRootOfTheWholeTreeWhateverItsSize() {
        MerkleTree tree = MerkleTree.EMPTY;
        List<byte[]> leaves = new ArrayList<>();
        for (int size = 1; size <= 300; size++) {
            byte[] leaf = sha256(("leaf " + size).getBytes(StandardCharsets.US_ASCII));
            leaves.add(leaf);
            tree = tree.with(leaf);
            assertThat(tree.root()).as("%d leaves", size).isEqualTo(root(leaves));
            assertThat(tree.peaks()).hasSize(32 * Integer.bitCount(size));
        }
    }

    /** The root as the RFC defines it: the largest power of two below the size to the left, the rest to the right. */
    private static byte[] root(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.get(0);
        }
        int left = Integer.highestOneBit(leaves.size() - 1);
        return sha256(new byte[] {1}, root(leaves.subList(0, left)), root(leaves.subList(left, leaves.size())));
    }

    private static byte[] sha256(byte[]... parts) {
        MessageDigest sha256 = Chain.sha256();
        for (byte[] part : parts) {
            sha256.update(part);
        }
        return sha256.digest();
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
