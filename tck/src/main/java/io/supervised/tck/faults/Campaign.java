package io.supervised.tck.faults;

import io.supervised.tck.faults.network.Abilities;
import io.supervised.tck.faults.network.Loopback;
import io.supervised.tck.faults.network.Namespaces;
import io.supervised.tck.faults.network.Network;
import io.supervised.tck.faults.schedule.Schedule;
import io.supervised.tck.faults.schedule.ScheduleGenerator;
import io.supervised.tck.faults.schedule.ScheduleOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/**
 * Runs schedules of faults against clusters of real processes and judges each by what its processes wrote.
 *
 * <p>Exit code 0 if all promises held, 1 if one was broken, 2 for wrong arguments or a machine that can't do it.
 */
public final class Campaign {

  private static final int BROKEN = 1;
  private static final int UNUSABLE = 2;
  private static final int SHOWN = 8; // violations of a schedule

  private final CampaignOptions options;
  private final PrintStream out;

  Campaign(CampaignOptions options, PrintStream out) {
    this.options = options;
    this.out = out;
  }

  /**
   * Runs a campaign.
   *
   * @param arguments see {@code --help}
   */
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (List.of(arguments).contains("--help")) {
      System.out.println(CampaignOptions.USAGE);
      return;
    }
    try {
      CampaignTotals totals = new Campaign(CampaignOptions.parse(arguments), System.out).run();
      System.exit(totals.isGreen() ? 0 : BROKEN);
    } catch (IllegalArgumentException unusable) {
      System.err.println(unusable.getMessage());
      System.err.println(CampaignOptions.USAGE);
      System.exit(UNUSABLE);
    }
  }

  CampaignTotals run() throws IOException, InterruptedException {
    Abilities abilities = abilities();
    ScheduleOptions schedules = options.schedules(abilities);
    out.println(options);
    abilities.lacks().forEach(out::println);
    out.println("faults drawn from " + CampaignOptions.labels(schedules.kinds()));
    CampaignTotals totals = new CampaignTotals();
    try (Network network = network(abilities)) {
      ScheduleGenerator generator = new ScheduleGenerator(schedules);
      for (long seed = options.firstSeed(); seed <= options.lastSeed(); seed++) {
        totals.add(run(generator.schedule(seed), network));
      }
    }
    out.println();
    out.println(totals.table());
    return totals;
  }

  private ScheduleResult run(Schedule schedule, Network network)
      throws IOException, InterruptedException {
    ScheduleResult result =
        new ScheduleRun(options.cluster(), network, schedule).run(options.keep());
    out.println(result.line());
    if (!result.isGreen()) {
      out.println(result.details(SHOWN));
      out.println("all of it in " + options.cluster().results().resolve("seed-" + schedule.seed()));
    }
    return result;
  }

  private Abilities abilities() {
    if (options.mode() == CampaignOptions.Mode.PROCESSES) {
      return new Abilities(
          false, false, List.of("mode 'processes': all faults of the network are skipped"));
    }
    Abilities abilities = Abilities.ofThisMachine();
    if (options.mode() == CampaignOptions.Mode.NAMESPACES && !abilities.namespaces()) {
      throw new IllegalArgumentException(String.join("\n", abilities.lacks()));
    }
    return abilities;
  }

  private Network network(Abilities abilities) {
    return abilities.namespaces() ? Namespaces.open(options.cluster().nodes()) : new Loopback();
  }
}
