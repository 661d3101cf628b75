package org.workloadmonitor.collector.external.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import okhttp3.Cookie;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class CookieStoreTest {

  private static final HttpUrl SHOP = HttpUrl.get("https://shop.example.com/");

  private final CookieStore store = new CookieStore(Clock.systemUTC());

  private void save(String... set) {
    List<Cookie> cookies = new ArrayList<>();
    for (String one : set) {
      cookies.add(Cookie.parse(SHOP, one));
    }
    store.saveFromResponse(SHOP, cookies);
  }

  @Test
  void aCookieThatBrowsersWouldNotTakeIsNotTaken() {
    save("small=1", "large=" + "x".repeat(4_092), "fits=" + "x".repeat(4_092));

    assertThat(store.byName()).containsOnlyKeys("small", "fits");
  }

  @Test
  void aServerThatSetsCookiesWithoutEndLosesTheOldest() {
    for (int i = 0; i < 1_000; i++) {
      save("c" + i + "=1");
    }

    assertThat(store.loadForRequest(SHOP)).hasSize(180);
    assertThat(store.byName()).containsKey("c999").doesNotContainKey("c1");
  }

  @Test
  void aCookieOfOneHostGoesToNoOther() {
    save("a=1", "b=2; Domain=example.com", "c=3; Path=/cart");

    assertThat(store.loadForRequest(HttpUrl.get("https://other.example.com/")))
        .extracting(Cookie::name)
        .containsExactly("b");
    assertThat(store.loadForRequest(HttpUrl.get("https://evil.net/"))).isEmpty();
  }
}
