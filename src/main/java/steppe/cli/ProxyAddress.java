package steppe.cli;

import java.net.InetAddress;
import java.net.UnknownHostException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The address of a proxy as requests from it have theirs: {@code ::1}, which has many spellings, is 0:0:0:0:0:0:0:1. No name is looked up. */
final class ProxyAddress implements ITypeConverter<String> {
    private static final String LITERAL = "\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*(%\\w+)?]?";

    @Override
    public String convert(String text) {
        if (text.isBlank()) return ""; // An empty variable names none.
        try {
            if (text.strip().matches(LITERAL)) return InetAddress.getByName(text.strip()).getHostAddress();
        } catch (UnknownHostException e) {
            // Said below.
        }
        throw new TypeConversionException("'" + text + "' is no IP address; say it as 10.0.0.7 or ::1");
    }
}
