// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class XmlTest {
  @Test
  void document_isReadWithoutItsNamespace() throws BadXml {
    Xml xml =
        Xml.parse(
            "<?xml version=\"1.0\"?><R xmlns=\"urn:x\"><!-- n --><N>a&amp;<![CDATA[<b>]]></N>"
                + "<TTL> 60 </TTL><V>1</V><V>2</V></R>");

    assertThat(xml.name()).isEqualTo("R");
    assertThat(xml.child("N").text()).isEqualTo("a&<b>");
    assertThat(xml.child("TTL").whole()).isEqualTo(60);
    assertThat(xml.children("V").stream().map(Xml::text)).isEqualTo(List.of("1", "2"));
    assertThat(xml.optional("None")).isEmpty();
    assertThat(xml.child("N").markup()).isEqualTo("<N>a&amp;&lt;b&gt;</N>");
  }

  @Test
  void markup_readsBackAsTheSame() throws BadXml {
    Xml xml = Xml.parse("<a><b>x \"y\" &lt;</b><c/><d><e>1</e></d></a>");

    assertThat(Xml.parse(xml.markup())).isEqualTo(xml);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{}",
        "<a>",
        "<a></b>",
        "<a/><b/>",
        "<a/>x",
        "<html><br></html>",
        "<!DOCTYPE a><a/>",
        "<!DOCTYPE a [<!ENTITY x \"y\">]><a>&x;</a>",
        "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><a/>",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>",
        "<a>&nbsp;</a>",
        "<a b=\"1\" b=\"2\"/>",
        "<a>\u0000</a>"
      })
  void anythingElse_isRefusedWithoutASecret(String text) {
    assertThatThrownBy(() -> Xml.parse(text))
        .isInstanceOf(BadXml.class)
        .hasMessageNotContaining("passwd");
  }

  @Test
  void tooDeepOrTooLong_isRefused() {
    String deep = "<a>".repeat(100_000);
    String wide = "<a>" + "<b/>".repeat(Xml.ELEMENTS_MAX) + "</a>";

    assertThatThrownBy(() -> Xml.parse(deep)).hasMessageContaining("too deep");
    assertThatThrownBy(() -> Xml.parse(wide)).hasMessageContaining("too long");
  }

  @Test
  void missingDoubledAndWrong_areNamed() throws BadXml {
    Xml xml = Xml.parse("<a><b>x</b><b>y</b><c>z</c></a>");

    assertThatThrownBy(() -> xml.child("d")).hasMessage("a/d is missing");
    assertThatThrownBy(() -> xml.child("b")).hasMessage("a/b is there 2 times");
    assertThatThrownBy(() -> xml.child("c").whole()).hasMessageContaining("c is no whole number");
  }
}
