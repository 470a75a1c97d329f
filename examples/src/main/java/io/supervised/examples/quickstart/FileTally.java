package io.supervised.examples.quickstart;

import io.supervised.ChildContext;
import io.supervised.Run;
import io.supervised.Supervised;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Tallies one file, on one node of the cluster. There are as many of them as files: {@code fileTally-0}, {@code
 * fileTally-1} and so on, set by {@code supervised.bean.fileTally.instances}.
 */
@Supervised
public class FileTally {

  static final int SLICES = 64;

  @Inject
  ChildContext self;

  @Inject
  Work work;

  @Inject
  Reporter reporter;

  @PostConstruct
  void begin() {
    reporter.begun(self);
  }

  /** Runs on a thread of its own. When the child moves, it is interrupted here and begins anew on another node. */
  @Run
  void tally() throws IOException, InterruptedException {
    Path file = work.file(self.index());
    TallySlice read = TallySlice.EMPTY;
    for (int slice = 0; slice < SLICES; slice++) {
      read = read.then(TallySlice.read(file, slice, SLICES));
      reporter.progress(self, slice + 1);
      work.pause();
    }
    reporter.tallied(self, read.tally());
    new CountDownLatch(1).await(); // nothing more to do; returning would mean to be started again
  }

  @PreDestroy
  void end() {
    reporter.ended(self);
  }
}
