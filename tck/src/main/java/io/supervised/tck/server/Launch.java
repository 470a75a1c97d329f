package io.supervised.tck.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a node is started and reached.
 *
 * @param command the command line
 * @param environment added to this process's own
 * @param port where it answers HTTP
 * @param deployments the folder that it watches for applications, if it does
 */
public record Launch(
    List<String> command, Map<String, String> environment, int port, Optional<Path> deployments) {}
