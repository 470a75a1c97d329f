package io.supervised.engine.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.SupervisedException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StubLoadingTest {

  private static final String BEAN = """
      package shop;
      public class Cart implements java.util.function.Supplier<Object> {
        Cart(String unknown) { throw new AssertionError("constructed"); }
        @Override public String get() { return "real"; }
      }
      """;

  @TempDir
  Path folder;

  @Nested
  class a_class_in_a_loader {

    @Test
    void that_does_not_see_this_library_gets_a_stub_beside_it() throws Exception {
      try (URLClassLoader loader = Compiled.into(folder, "Cart.java", BEAN).aloneLoader()) {
        assertThatThrownBy(() -> loader.loadClass(StubHandler.class.getName()))
            .isInstanceOf(ClassNotFoundException.class);
        assertStubbed(loader);
      }
    }

    @Test
    void that_is_a_child_of_ours_gets_a_stub_beside_it() throws Exception {
      try (URLClassLoader loader =
          Compiled.into(folder, "Cart.java", BEAN).loader(StubClass.class.getClassLoader())) {
        assertStubbed(loader);
      }
    }

    @Test
    void is_not_confused_with_its_double_in_another_loader() throws Exception {
      Compiled classes = Compiled.into(folder, "Cart.java", BEAN);
      try (URLClassLoader one = classes.aloneLoader();
          URLClassLoader other = classes.aloneLoader()) {
        assertStubbed(one);
        assertStubbed(other);
      }
    }

    @Test
    void of_a_sealed_jar_gets_a_stub_all_the_same() throws Exception {
      Compiled.into(folder, "Cart.java", BEAN);
      Path manifest = Files.writeString(folder.resolve("manifest"), "Sealed: true\n");
      Path jar = folder.resolve("sealed.jar");
      ToolProvider.findFirst("jar")
          .orElseThrow()
          .run(
              System.out,
              System.err,
              "cfm",
              jar.toString(),
              manifest.toString(),
              "-C",
              folder.toString(),
              "shop");
      try (URLClassLoader loader = new URLClassLoader(
          new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
        Class<?> bean = loader.loadClass("shop.Cart");
        assertThat(bean.getPackage().isSealed()).isTrue();
        assertStubbed(loader);
      }
    }

    private static void assertStubbed(ClassLoader loader) throws ClassNotFoundException {
      Class<?> bean = loader.loadClass("shop.Cart");
      Object stub = StubClass.of(bean).create(Answers.with("routed"));
      assertThat(stub.getClass().getClassLoader()).isSameAs(loader);
      assertThat(stub.getClass().getPackage()).isSameAs(bean.getPackage());
      assertThat(stub).isInstanceOf(bean);
      assertThat(((Supplier<?>) stub).get()).isEqualTo("routed");
    }
  }

  @Nested
  class a_class_that_extends_one_of_another_package {

    @Test
    void has_the_protected_methods_routed_and_not_the_package_private_ones() throws Exception {
      Compiled classes = Compiled.into(folder, "Base.java", """
          package base;
          public class Base {
            protected String forSubclasses() { return "real"; }
            String forTheOtherPackage() { return "real"; }
            final String finalForTheOtherPackage() { return "real"; }
          }
          """, "Cart.java", """
          package shop;
          public class Cart extends base.Base implements java.util.function.Supplier<String> {
            @Override public String get() { return forSubclasses(); }
          }
          """);
      try (URLClassLoader loader = classes.aloneLoader()) {
        StubClass<?> stubs = StubClass.of(loader.loadClass("shop.Cart"));
        assertThat(stubs.methods())
            .extracting(m -> m.getName() + ":" + m.getReturnType().getSimpleName())
            .containsExactly("forSubclasses:String", "get:Object", "get:String");
        Object stub = stubs.create(Answers.with("routed"));
        assertThat(stubs.methods().get(0).invoke(stub)).isEqualTo("routed");
      }
    }
  }

  @Nested
  class a_class_that_extends_one_of_another_loader {

    @Test
    void does_not_share_a_package_with_it_though_the_names_are_equal() throws Exception {
      Path parentFolder = Files.createDirectory(folder.resolve("parent"));
      Path childFolder = Files.createDirectory(folder.resolve("child"));
      String base = "package shop; public class Base { void mine() {} final void mineToo() {} }";
      String cart = "package shop; public class Cart extends Base { void own() {} }";
      Compiled parentClasses = Compiled.into(parentFolder, "Base.java", base);
      Compiled childClasses = Compiled.into(childFolder, "Base.java", base, "Cart.java", cart);
      Files.delete(childFolder.resolve("shop/Base.class"));
      try (URLClassLoader parent = parentClasses.aloneLoader();
          URLClassLoader child = childClasses.loader(parent)) {
        Class<?> bean = child.loadClass("shop.Cart");
        assertThat(bean.getSuperclass().getClassLoader()).isSameAs(parent);
        assertThat(StubClass.of(bean).methods()).extracting(Method::getName).containsExactly("own");
      }
    }
  }

  @Test
  void a_method_may_have_a_name_of_any_alphabet() throws Exception {
    Compiled classes = Compiled.into(
        folder,
        "Cart.java",
        "package shop; public class Cart { int gr\u00f6\u00dfe\ud835\udd38() { return 1; } }");
    try (URLClassLoader loader = classes.aloneLoader()) {
      StubClass<?> stubs = StubClass.of(loader.loadClass("shop.Cart"));
      Object stub = stubs.create(Answers.with(7));
      assertThat(stubs.methods().get(0).invoke(stub)).isEqualTo(7);
    }
  }

  @Test
  void a_class_that_has_the_name_of_the_stub_by_chance_is_reported() throws Exception {
    Compiled classes = Compiled.into(
        folder,
        "Cart.java",
        "package shop; public class Cart {}",
        "Cart$$SupervisedStub.java",
        "package shop; public class Cart$$SupervisedStub {}");
    try (URLClassLoader loader = classes.aloneLoader()) {
      Class<?> bean = loader.loadClass("shop.Cart");
      assertThatThrownBy(() -> StubClass.of(bean))
          .isInstanceOf(SupervisedException.class)
          .hasMessageStartingWith("SUPV00132: ")
          .hasMessageContaining("shop.Cart");
    }
  }

  @Test
  void an_error_of_the_static_initialiser_is_passed_on() throws Exception {
    Compiled classes = Compiled.into(
        folder,
        "Cart.java",
        "package shop; public class Cart { static final int N = Integer.parseInt(\"none\"); }");
    try (URLClassLoader loader = classes.aloneLoader()) {
      Class<?> bean = loader.loadClass("shop.Cart");
      assertThatThrownBy(() -> StubClass.of(bean))
          .isInstanceOf(ExceptionInInitializerError.class)
          .hasCauseInstanceOf(NumberFormatException.class);
    }
  }
}
