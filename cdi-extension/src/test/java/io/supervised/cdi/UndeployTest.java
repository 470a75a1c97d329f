package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.File;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** An application in a class loader of its own, as a server deploys it, with every library inside. */
class UndeployTest {

  /**
   * One loader may be held, by the JDK: up to 20 or so a method handle behind {@code java.lang.runtime.ObjectMethods} keeps
   * the last class it was adapted to.
   */
  @Test
  void class_loaders_of_applications_that_have_ended_are_let_go() throws Exception {
    assertLetGo(application -> application);
  }

  /** As on Open Liberty. */
  @Test
  void they_are_let_go_also_where_threads_have_another_loader_than_classes() throws Exception {
    assertLetGo(application -> new URLClassLoader(new URL[0], application));
  }

  private static void assertLetGo(UnaryOperator<ClassLoader> ofThreads) throws Exception {
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int deployment = 0; deployment < 3; deployment++) {
      loaders.add(deployAndUndeploy(ofThreads));
    }
    await().atMost(SOON).untilAsserted(() -> {
      System.gc();
      assertThat(loaders).filteredOn(loader -> loader.get() != null).hasSizeLessThanOrEqualTo(1);
    });
  }

  private static WeakReference<ClassLoader> deployAndUndeploy(UnaryOperator<ClassLoader> ofThreads)
      throws Exception {
    try (URLClassLoader application =
        new URLClassLoader(classPath(), ClassLoader.getPlatformClassLoader())) {
      Thread deployer = new Thread(
          () -> {
            try {
              application
                  .loadClass(DeployedApplication.class.getName())
                  .getDeclaredMethod("run")
                  .invoke(null);
            } catch (ReflectiveOperationException failed) {
              throw new IllegalStateException(failed);
            }
          },
          "deployer");
      List<Throwable> failures = new ArrayList<>();
      deployer.setUncaughtExceptionHandler((thread, failed) -> failures.add(failed));
      deployer.setContextClassLoader(ofThreads.apply(application));
      deployer.start();
      deployer.join();
      assertThat(failures).isEmpty();
      return new WeakReference<>(application);
    }
  }

  private static URL[] classPath() throws IOException {
    String path =
        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
    return Arrays.stream(path.split(File.pathSeparator))
        .map(entry -> {
          try {
            return new File(entry).toURI().toURL();
          } catch (MalformedURLException impossible) {
            throw new IllegalStateException(impossible);
          }
        })
        .toArray(URL[]::new);
  }
}
