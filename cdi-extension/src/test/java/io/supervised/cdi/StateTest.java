package io.supervised.cdi;

import static io.supervised.cdi.Patience.SOON;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.supervised.Durability;
import io.supervised.Keep;
import io.supervised.Stateful;
import io.supervised.Supervised;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InterceptorBinding;
import jakarta.interceptor.InvocationContext;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Beans with state, as applications write them. */
class StateTest {

  private static final int PORT = 19140;
  private static final Class<?>[] BEANS = {Basket.class, Score.class, Counting.class};

  @Test
  void fields_and_snapshots_go_with_children_to_the_node_that_takes_over() {
    try (Application two = takesOverFromOne(Map.of())) {
      Basket basket = two.get(Basket.class);
      assertThat(basket.items()).containsExactly("tea", "milk");
      assertThat(two.get(Score.class).points()).isEqualTo(3);
      assertThat(basket.passing()).isEqualTo("fresh");
    }
  }

  @Test
  void the_configuration_may_ask_for_more_than_the_annotation() {
    Map<String, String> settings = Map.of("supervised.defaults.durability", "each-call");
    try (Application one = start("one", settings);
        Application two = start("two", settings)) {
      boolean here =
          Rest.placeOf("basket", one.supervisor(), 2).equals(one.supervisor().localNode());
      Application host = here ? one : two;
      Application other = here ? two : one;
      other.get(Basket.class).put("tea");
      host.supervisor().die();
      await().atMost(SOON).until(() -> other.supervisor().nodes().size() == 1);
      assertThat(other.get(Basket.class).items()).containsExactly("tea");
    }
  }

  private static Application takesOverFromOne(Map<String, String> settings) {
    Application two;
    try (Application one = start("one", settings)) {
      one.get(Basket.class).put("tea");
      one.get(Basket.class).put("milk");
      one.get(Score.class).win(3);
      two = start("two", settings);
      await().atMost(SOON).until(() -> two.supervisor().nodes().size() == 2);
    }
    return two;
  }

  private static Application start(String node, Map<String, String> settings) {
    Map<String, String> all = new HashMap<>(settings);
    all.put("supervised.node.name", node);
    return Application.start(PORT, all, BEANS);
  }

  /** With an interceptor, so that the container may hand out something else than the instance itself. */
  @Supervised
  @Counted
  public static class Basket {

    @Keep
    private List<String> items = new ArrayList<>();

    private String passing = "never";

    @PostConstruct
    void begin() {
      passing = "fresh";
      items.clear(); // what was kept comes after this
    }

    public void put(String item) {
      items.add(item);
      passing = "used";
    }

    public List<String> items() {
      return List.copyOf(items);
    }

    public String passing() {
      return passing;
    }
  }

  @Supervised(durability = Durability.EVERY, saveEvery = "PT0.01S")
  public static class Score implements Stateful<Score.Points> {

    private int points;

    public record Points(int points) {}

    public void win(int more) {
      points += more;
    }

    public int points() {
      return points;
    }

    @Override
    public Points snapshot() {
      return new Points(points);
    }

    @Override
    public void restore(Points state) {
      points = state.points();
    }
  }

  @InterceptorBinding
  @Retention(RetentionPolicy.RUNTIME)
  @Target({ElementType.TYPE, ElementType.METHOD})
  @interface Counted {}

  @Interceptor
  @Counted
  @Priority(1)
  static class Counting {
    @AroundInvoke
    Object count(InvocationContext call) throws Exception {
      return call.proceed();
    }
  }
}
