package io.supervised.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * The text files below a folder in the order of their paths: regular, readable, at most 1 MiB, without a NUL in their
 * first 8 KiB. Links are not followed; {@code .git} and {@code target} are left out.
 *
 * @param files at most {@link #MOST}
 * @param found how many there are without that limit, among the first 20,000 files of any kind
 */
record TextFiles(Path folder, List<Path> files, int found) {

  static final int MOST = 400;
  private static final long LARGEST = 1 << 20;
  private static final int MOST_VISITED = 20_000;
  private static final Set<String> LEFT_OUT = Set.of(".git", "target");

  static TextFiles in(Path folder) throws Failure, IOException {
    if (Files.notExists(folder)) {
      throw Failure.noSuchFolder(folder);
    }
    if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
      throw Failure.notAFolder(folder);
    }
    List<Path> texts = new ArrayList<>();
    Files.walkFileTree(folder, new Collector(folder, texts));
    if (texts.isEmpty()) {
      throw Failure.noText(folder);
    }
    texts.sort(Comparator.comparing(Path::toString));
    return new TextFiles(
        folder, List.copyOf(texts.subList(0, Math.min(MOST, texts.size()))), texts.size());
  }

  Children children() {
    return new Children(files.size());
  }

  /** The path of a file below the folder. */
  String title(int index) {
    return folder.relativize(files.get(index)).toString();
  }

  private static boolean isText(Path file) {
    boolean nameIsIntact =
        file.toString().indexOf('\uFFFD') < 0; // else another process can't open it by that name
    return nameIsIntact && Files.isReadable(file) && !startsBinary(file);
  }

  private static boolean startsBinary(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      for (byte b : in.readNBytes(8192)) {
        if (b == 0) {
          return true;
        }
      }
      return false;
    } catch (IOException e) {
      return true; // it can't be read after all
    }
  }

  private static final class Collector extends SimpleFileVisitor<Path> {

    private final Path folder;
    private final List<Path> texts;
    private int visited;

    private Collector(Path folder, List<Path> texts) {
      this.folder = folder;
      this.texts = texts;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path visited, BasicFileAttributes attributes) {
      boolean leftOut =
          !visited.equals(folder) && LEFT_OUT.contains(String.valueOf(visited.getFileName()));
      return leftOut ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile() && attributes.size() <= LARGEST && isText(file)) {
        texts.add(file);
      }
      return ++visited < MOST_VISITED ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE; // what can't be read is no text file
    }
  }
}
