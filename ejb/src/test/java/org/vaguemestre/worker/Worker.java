package org.vaguemestre.worker;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Stands in for the real worker, so that the pool is tried with a worker that fails on demand: the name of the file says how. */
public final class Worker {
    private Worker() {}

    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        BufferedReader requests = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        String request;
        while ((request = requests.readLine()) != null) {
            answers.println(answer(request));
        }
    }

    private static String answer(String request) throws InterruptedException {
        if (request.contains("hangs")) {
            new CountDownLatch(1).await();
        }
        if (request.contains("dies")) {
            Runtime.getRuntime().halt(139);
        }
        if (request.contains("grows")) {
            grow();
        }
        if (request.contains("babbles")) {
            return "this is no answer";
        }
        if (request.contains("encrypted")) {
            return "{\"refused\":\"DOCUMENT_ENCRYPTED\",\"detail\":\"a password\"}";
        }
        if (request.contains("no-model")) {
            return "{\"failed\":\"no model of fra\"}";
        }
        return "{\"type\":\"application/pdf\",\"pages\":3,\"signed\":true,\"ownText\":false}";
    }

    /** Takes memory outside the heap, as a hostile picture does, and keeps it. */
    private static void grow() throws InterruptedException {
        List<ByteBuffer> taken = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            ByteBuffer block = ByteBuffer.allocateDirect(10 << 20);
            for (int at = 0; at < block.capacity(); at += 1024) {
                block.put(at, (byte) 1);
            }
            taken.add(block);
        }
        new CountDownLatch(taken.size()).await();
    }
}
