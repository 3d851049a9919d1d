package steppe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** A proxy is known by the address that its requests come from, however the settings spell it. */
class ProxyAddressTest {
    @ParameterizedTest
    @CsvSource({"10.0.0.7, 10.0.0.7", "::1, 0:0:0:0:0:0:0:1", "[::1], 0:0:0:0:0:0:0:1", "2001:DB8::0007, 2001:db8:0:0:0:0:0:7", "::ffff:10.0.0.7, 10.0.0.7"})
    void isSpelledAsInRequests(String given, String known) {
        assertThat(serving("--proxy", given).proxies()).containsExactly(known);
    }

    @Test
    void thereMayBeSeveralOrNone() {
        assertThat(serving("--proxy", "::1,127.0.0.1").proxies()).containsExactlyInAnyOrder("0:0:0:0:0:0:0:1", "127.0.0.1");
        assertThat(serving().proxies()).isEmpty();
        assertThat(serving("--proxy", "").proxies()).containsExactly("");
    }

    /** It would never be believed. */
    @ParameterizedTest
    @ValueSource(strings = {"proxy.example.org", "10.0.0", "10.0.0.777", "10.0.0.0/8", ":::::"})
    void whatIsNoAddressIsRefused(String given) {
        assertThatThrownBy(() -> serving("--proxy", given)).isInstanceOf(ParameterException.class).hasMessageContaining("proxy").hasMessageContaining("'" + given + "' is no IP address");
    }

    private static Settings.Serving serving(String... arguments) {
        return CommandLine.populateCommand(new Settings.Serving(), arguments);
    }
}
