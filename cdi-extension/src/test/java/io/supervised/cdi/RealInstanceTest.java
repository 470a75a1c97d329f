package io.supervised.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What containers make of a bean with interceptors, as far as its fields go. */
class RealInstanceTest {

  @Test
  void a_bean_as_it_is_has_its_own_fields() {
    Bean bean = new Bean();
    assertThat(RealInstance.of(bean, Bean.class)).isSameAs(bean);
  }

  @Test
  void a_subclass_that_is_the_bean_itself_has_them_too() {
    Bean bean = new Bean() {
      @Override
      int count() {
        return super.count();
      }
    };
    assertThat(RealInstance.of(bean, Bean.class)).isSameAs(bean);
  }

  @Test
  void a_subclass_that_passes_calls_on_has_not() {
    Bean bean = new Bean();
    assertThat(RealInstance.of(new Passing(bean), Bean.class)).isSameAs(bean);
  }

  static class Bean {
    private int count;

    int count() {
      count++;
      return count;
    }
  }

  static final class Passing extends Bean {
    private static final Bean NOBODY = new Bean();

    private final String name = "passing";
    private final Bean real;

    Passing(Bean real) {
      this.real = real;
    }

    @Override
    int count() {
      return real == NOBODY ? name.length() : real.count();
    }
  }
}
