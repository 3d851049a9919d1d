package steppe.cli;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import steppe.web.Base;

/** Every setting, from the arguments or else the environment; nothing else reads either. */
final class Settings {
    @Option(names = "--repository", paramLabel = "DIR", defaultValue = "${env:STEPPE_REPOSITORY:-.}",
            description = "Folder with ontology/, triples/ and queries/ (default: ${DEFAULT-VALUE})")
    Path repository;

    @Option(names = "--store", paramLabel = "DIR", defaultValue = "${env:STEPPE_STORE:-store}",
            description = "Folder of the built stores (default: ${DEFAULT-VALUE})")
    Path store;

    @Option(names = "--documents", paramLabel = "DIR",
            description = "Folder with the documents' texts: digests are verified and the evidence shows the passages")
    Path documents;

    Optional<Path> documents() {
        return Optional.ofNullable(documents);
    }

    /** Where {@code serve} listens and what it asks. */
    static final class Serving {
        @Option(names = "--port", paramLabel = "N", defaultValue = "${env:STEPPE_PORT:-7070}",
                description = "Port to listen on, 0 for any free one (default: ${DEFAULT-VALUE})")
        int port;

        @Option(names = "--host", paramLabel = "NAME", defaultValue = "${env:STEPPE_HOST:-localhost}",
                description = "Address to listen on; 0.0.0.0 for all (default: ${DEFAULT-VALUE}, this machine only)")
        String host;

        @Option(names = {"--proxy", "--trusted-proxy"}, paramLabel = "ADDRESS", split = ",", defaultValue = "${env:STEPPE_PROXY}", converter = ProxyAddress.class,
                description = "Address of a reverse proxy whose X-Forwarded-For, -Proto, -Host and -Prefix are believed: the limits then hold for each of its clients, and links lead where they came from")
        Set<String> proxies;

        @Option(names = "--base", paramLabel = "URL", defaultValue = "${env:STEPPE_BASE}",
                description = "The public address for links, such as https://example.org/steppe; a proxy strips its path (default: the address that each client used)")
        URI base;

        @Option(names = "--sparql", paramLabel = "URL", description = "Ask this SPARQL endpoint instead of a store of our own")
        URI sparql;

        Set<String> proxies() {
            return proxies == null ? Set.of() : proxies;
        }

        /** Where clients find the service. */
        Base base() {
            return Base.of(Optional.ofNullable(base), proxies());
        }

        Optional<URI> sparql() {
            return Optional.ofNullable(sparql);
        }
    }
}
