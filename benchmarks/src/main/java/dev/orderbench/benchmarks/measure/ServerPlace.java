package dev.orderbench.benchmarks.measure;

import dev.orderbench.database.ConnectionInfo;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a server is, as seen from the client. */
final class ServerPlace {

    private static final Pattern ONE_HOST = Pattern.compile(
            "jdbc:postgresql://(?<host>\\[[^\\]]+]|[^\\[\\]:/,?]+)(:[0-9]+)?/(?<database>[^?]+)(\\?.*)?");

    private ServerPlace() {}

    /**
     * Whether it is on another machine. That is only said where all processes of this one can be seen, none of which serves the
     * database, and the address is none of this machine.
     */
    static boolean isElsewhere(ConnectionInfo database, Proc proc) {
        Matcher url = ONE_HOST.matcher(database.url());
        return url.matches()
                && proc.showsWholeMachine()
                && !isServedHere(url.group("database"), proc)
                && !isHere(url.group("host"));
    }

    private static boolean isServedHere(String database, Proc proc) {
        return proc.tasks().stream()
                .map(task -> proc.commandLine(task.id()))
                .anyMatch(title -> title.startsWith("postgres: ") && title.contains(" " + database + " "));
    }

    private static boolean isHere(String host) {
        try {
            return Arrays.stream(InetAddress.getAllByName(host)).anyMatch(ServerPlace::isOfThisMachine);
        } catch (UnknownHostException e) {
            return true;
        }
    }

    private static boolean isOfThisMachine(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            return true;
        }
    }
}
