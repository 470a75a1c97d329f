package io.supervised.benchmarks;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.joining;

import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The scores of one run of a benchmark class, to compare with each other.
 *
 * @param scores by parameters and then by method
 */
record Ratios(Map<String, Map<String, Double>> scores) {

  /** Runs all methods of a class with all its parameters. */
  static Ratios of(Class<?> benchmark) throws RunnerException {
    Options options = new OptionsBuilder().include(benchmark.getName()).build();
    Map<String, Map<String, Double>> scores = new TreeMap<>();
    for (RunResult result : new Runner(options).run()) {
      scores
          .computeIfAbsent(parameters(result.getParams()), key -> new TreeMap<>())
          .put(result.getPrimaryResult().getLabel(), result.getPrimaryResult().getScore());
    }
    return new Ratios(scores);
  }

  /** Prints for each set of parameters how many times longer one method takes than another. */
  void print(String method, String baseline) {
    scores.forEach((parameters, score) -> System.out.printf(
        "%s: %s takes %.2f times as long as %s%n",
        parameters, method, time(method, score) / time(baseline, score), baseline));
  }

  private static double time(String method, Map<String, Double> scores) {
    return requireNonNull(scores.get(method), method);
  }

  private static String parameters(BenchmarkParams run) {
    return run.getParamsKeys().stream()
        .map(key -> key + "=" + run.getParam(key))
        .collect(joining(", "));
  }
}
