package dev.orderbench.database.wire;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;

/**
 * What client and server say to each other on one connection, and what of it counts.
 *
 * @see <a href="https://www.postgresql.org/docs/18/protocol-message-formats.html">PostgreSQL: Message Formats</a>
 */
final class Conversation {

    private static final int CANCEL_REQUEST = 80877102;
    private static final int SSL_REQUEST = 80877103;
    private static final int GSS_ENCRYPTION_REQUEST = 80877104;

    private final MessageFramer fromClient = new MessageFramer(false, new Client());
    private final MessageFramer fromServer = new MessageFramer(true, new Server());
    private final Map<String, String> prepared = new HashMap<>();
    private final Map<String, Portal> portals = new HashMap<>();

    /** What the server will end with ReadyForQuery, oldest first. */
    private final Queue<Cycle> cycles = new ArrayDeque<>();

    private Tally tally = new Tally();
    private long waitedNanos;
    private boolean answerDue;
    private long rowsOfPortion;
    private int backend;
    private boolean over;

    synchronized void sent(byte[] bytes, int offset, int count) throws IOException {
        tally.bytesOut += count;
        fromClient.accept(bytes, offset, count);
    }

    synchronized void received(byte[] bytes, int offset, int count) throws IOException {
        tally.bytesIn += count;
        fromServer.accept(bytes, offset, count);
    }

    /** The client has waited for bytes to come, or to be sent. */
    synchronized void waited(long nanos) {
        waitedNanos += nanos;
    }

    synchronized long waitedNanos() {
        return waitedNanos;
    }

    synchronized WireMeter.Reading reading() {
        return tally.reading();
    }

    synchronized void reset() {
        tally = new Tally();
        waitedNanos = 0;
    }

    /** The process id of the backend, or 0 until it is known. */
    synchronized int backend() {
        return backend;
    }

    synchronized void end() {
        over = true;
    }

    synchronized boolean isOver() {
        return over;
    }

    private void execute(String sql) {
        tally.statements++;
        tally.sql.add(sql);
    }

    private void ask(Cycle cycle) {
        cycles.add(cycle);
        answerDue = true;
    }

    /** From a Sync, Query or FunctionCall to its ReadyForQuery. */
    private static final class Cycle {

        private final boolean simpleQuery;
        private int statementsAnswered;

        Cycle(boolean simpleQuery) {
            this.simpleQuery = simpleQuery;
        }
    }

    /** A statement with its parameters; executed once or, in portions, several times. */
    private static final class Portal {

        private final String sql;
        private boolean executed;

        Portal(String sql) {
            this.sql = sql;
        }
    }

    private final class Client implements MessageFramer.Receiver {

        @Override
        public boolean reads(char type) {
            return switch (type) {
                case MessageFramer.UNTYPED, 'P', 'B', 'E', 'C', 'Q' -> true;
                default -> false;
            };
        }

        @Override
        public void message(char type, int length, byte[] bytes) {
            Contents contents = new Contents(bytes);
            switch (type) {
                case MessageFramer.UNTYPED -> startUp(contents.number());
                case 'P' -> {
                    tally.parses++;
                    prepared.put(contents.text(), contents.text());
                }
                case 'B' -> {
                    String portal = contents.text();
                    String statement = contents.text();
                    portals.put(
                            portal,
                            new Portal(prepared.getOrDefault(statement, "(unknown statement " + statement + ")")));
                }
                case 'E' -> execute(contents);
                case 'C' -> {
                    if (contents.character() == 'S') {
                        prepared.remove(contents.text());
                    } else {
                        portals.remove(contents.text());
                    }
                }
                case 'Q' -> {
                    Conversation.this.execute(contents.text());
                    ask(new Cycle(true));
                }
                case 'S', 'F' -> ask(new Cycle(false));
                // Flush, CopyDone, CopyFail, and the answers to what the server asks at the start.
                case 'H', 'c', 'f', 'p' -> answerDue = true;
                case 'd' -> tally.copiedOut += length;
                default -> {
                    // Describe, whose answer comes with that to the Sync after it, and Terminate, which has none.
                }
            }
        }

        private void startUp(int code) {
            switch (code) {
                case CANCEL_REQUEST -> {
                    // Has no answer.
                }
                case SSL_REQUEST, GSS_ENCRYPTION_REQUEST -> {
                    fromServer.singleByteNext();
                    answerDue = true;
                }
                default -> {
                    fromClient.typedFromNow();
                    answerDue = true;
                }
            }
        }

        private void execute(Contents contents) {
            Portal portal =
                    portals.computeIfAbsent(contents.text(), name -> new Portal("(unknown portal " + name + ")"));
            if (portal.executed) {
                tally.portions++;
            } else {
                portal.executed = true;
                Conversation.this.execute(portal.sql);
            }
        }

        @Override
        public void singleByte(char answer) {
            throw new IllegalStateException("Clients send no single bytes");
        }
    }

    private final class Server implements MessageFramer.Receiver {

        @Override
        public boolean reads(char type) {
            return type == 'N' || type == 'K';
        }

        @Override
        public void message(char type, int length, byte[] bytes) {
            if (answerDue && !comesUnasked(type)) {
                answerDue = false;
                tally.roundTrips++;
            }
            switch (type) {
                case 'D' -> {
                    tally.rows++;
                    rowsOfPortion++;
                    tally.largestPortion = Math.max(tally.largestPortion, rowsOfPortion);
                }
                // CommandComplete, EmptyQueryResponse, PortalSuspended.
                case 'C', 'I', 's' -> endPortion();
                case 'E' -> {
                    tally.errors++;
                    endPortion();
                }
                case 'Z' -> cycles.poll();
                case 'd' -> tally.copiedIn += length;
                case 'N' -> notice(new Contents(bytes));
                case 'K' -> backend = new Contents(bytes).number();
                default -> {
                    // Completions of Parse, Bind and Close, descriptions, and what is said at the start.
                }
            }
        }

        /** A notice, a notification or a parameter that changed may come at any time. */
        private boolean comesUnasked(char type) {
            return type == 'N' || type == 'A' || type == 'S';
        }

        private void endPortion() {
            rowsOfPortion = 0;
            Cycle cycle = cycles.peek();
            if (cycle != null && cycle.simpleQuery && ++cycle.statementsAnswered > 1) {
                tally.statements++;
            }
        }

        private void notice(Contents fields) {
            for (char field = fields.character(); field != 0; field = fields.character()) {
                String value = fields.text();
                if (field == 'M') {
                    tally.notices.add(value);
                }
            }
        }

        @Override
        public void singleByte(char answer) throws IOException {
            answerDue = false;
            tally.roundTrips++;
            if (answer != 'N') {
                throw new IOException(
                        "The wire meter cannot read an encrypted connection: add sslmode=disable&gssEncMode=disable to the URL");
            }
        }
    }
}
