package io.supervised.engine.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.supervised.SupervisedException;
import java.io.IOException;
import java.lang.module.Configuration;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A class in a named module. */
class StubModuleTest {

  private static final String BEAN = """
      package shop;
      public class Cart implements java.util.function.Supplier<Object> {
        Cart(String unknown) { throw new AssertionError("constructed"); }
        @Override public String get() { return "real"; }
      }
      """;

  @TempDir
  Path folder;

  @Test
  void a_class_gets_a_stub_if_its_package_is_open() throws Exception {
    Class<?> bean = inModule("opens shop;");
    Object stub = StubClass.of(bean).create(Answers.with("routed"));
    assertThat(((Supplier<?>) stub).get()).isEqualTo("routed");
    assertThat(stub.getClass().getModule()).isSameAs(bean.getModule());
  }

  @Test
  void a_class_gets_none_if_its_package_is_only_exported_and_the_message_says_what_to_add()
      throws Exception {
    Class<?> bean = inModule("exports shop;");
    assertThatThrownBy(() -> StubClass.of(bean))
        .isInstanceOf(SupervisedException.class)
        .hasMessageStartingWith("SUPV00130: class shop.Cart ")
        .hasMessageContaining("module com.example")
        .hasMessageContaining("'opens shop;'")
        .hasMessageContaining("--add-opens com.example/shop=ALL-UNNAMED");
  }

  @Test
  void a_class_gets_none_if_it_belongs_to_the_jdk() {
    assertThatThrownBy(() -> StubClass.of(ArrayList.class))
        .isInstanceOf(SupervisedException.class)
        .hasMessageStartingWith("SUPV00130: class java.util.ArrayList ")
        .hasMessageContaining("module java.base");
  }

  private Class<?> inModule(String directive) throws IOException, ClassNotFoundException {
    Compiled.into(
        folder, "Cart.java", BEAN, "module-info.java", "module com.example { " + directive + " }");
    ModuleLayer boot = ModuleLayer.boot();
    Configuration configuration = boot.configuration()
        .resolve(ModuleFinder.of(folder), ModuleFinder.of(), Set.of("com.example"));
    ModuleLayer layer =
        boot.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
    return layer.findLoader("com.example").loadClass("shop.Cart");
  }
}
