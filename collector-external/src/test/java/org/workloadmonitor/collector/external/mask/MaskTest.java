package org.workloadmonitor.collector.external.mask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.workloadmonitor.api.signal.Attributes;

class MaskTest {

  private static Mask of(String... secrets) {
    Mask mask = new Mask();
    for (String secret : secrets) {
      mask.hide(secret);
    }
    return mask;
  }

  @Test
  void aSecretIsHiddenWhereverItStands() {
    assertThat(of("sesame").clean("opensesame, sesame!")).isEqualTo("open***, ***!");
  }

  @Test
  void aShortOneIsHiddenAsAWordOnly() {
    assertThat(of("17").clean("1700 items of 17")).isEqualTo("1700 items of ***");
  }

  @Test
  void aLongOneIsFoundByItsBeginning() {
    String secret = "0123456789".repeat(10);

    assertThat(of(secret).clean("is '" + secret.substring(0, 60) + "...'"))
        .isEqualTo("is '***...'");
  }

  @Test
  void theRestOfACutOneIsHiddenWhereTheQuotationEnds() {
    assertThat(of("sesame-open").clean("is 'xsesame-o...', or 'ses...'"))
        .isEqualTo("is 'x***...', or 'ses...'");
    assertThat(of("sesame-open").clean("sesame...sesame...")).isEqualTo("***...***...");
  }

  @Test
  void oneWithALineBreakIsHiddenAsItIsTold() {
    assertThat(of("open\r\nsesame").clean("'open sesame'")).isEqualTo("'***'");
  }

  @Test
  void anEncodedOneIsHiddenToo() {
    assertThat(of("a b&cde").clean("/?x=a%20b%26cde&y=a+b%26cde")).isEqualTo("/?x=***&y=***");
  }

  @Test
  void oneWithinAnotherLeavesNothingOver() {
    assertThat(of("secret", "secret-and-more").clean("x secret-and-more y")).isEqualTo("x *** y");
  }

  @Test
  void textsOfAttributesAreCleaned() {
    assertThat(of("sesame").clean(Attributes.builder().put("a", "sesame").put("n", 1).build()))
        .isEqualTo(Attributes.builder().put("a", "***").put("n", 1).build());
  }
}
