// SPDX-License-Identifier: Apache-2.0
package io.wayout.kit.xml;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// One XML element: its local name, its text and its child elements. Attributes, comments,
/// namespaces and the order of text among elements are not kept. Immutable and thread-safe.
///
/// @param text all character data directly within the element
public record Xml(String name, String text, List<Xml> children) {
  /// Deeper documents are refused while they are read (P12).
  public static final int DEPTH_MAX = 32;

  /// Documents of more elements are refused while they are read.
  public static final int ELEMENTS_MAX = 100_000;

  public Xml {
    children = List.copyOf(children);
  }

  /// Reads exactly one document.
  ///
  /// @throws BadXml if the text is no XML, has a DTD, or exceeds [#DEPTH_MAX] or [#ELEMENTS_MAX]
  public static Xml parse(String document) throws BadXml {
    try {
      XMLStreamReader reader = factory().createXMLStreamReader(new StringReader(document));
      try {
        return root(reader);
      } finally {
        reader.close();
      }
    } catch (XMLStreamException flaw) {
      int line = flaw.getLocation() == null ? 0 : flaw.getLocation().getLineNumber();
      throw new BadXml("no readable XML at line " + line);
    }
  }

  /// Character data with the signs that XML reserves replaced.
  public static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /// The only child of that name.
  ///
  /// @throws BadXml if there is none or more than one
  public Xml child(String childName) throws BadXml {
    return optional(childName)
        .orElseThrow(() -> new BadXml(name + "/" + childName + " is missing"));
  }

  /// The only child of that name; empty if there is none.
  ///
  /// @throws BadXml if there is more than one
  public Optional<Xml> optional(String childName) throws BadXml {
    List<Xml> found = children(childName);
    if (found.size() > 1) {
      throw new BadXml(name + "/" + childName + " is there " + found.size() + " times");
    }
    return found.stream().findFirst();
  }

  /// The children of that name, in their order.
  public List<Xml> children(String childName) {
    return children.stream().filter(child -> child.name.equals(childName)).toList();
  }

  /// A whole number of at most 32 bits.
  ///
  /// @throws BadXml if the text is something else
  public int whole() throws BadXml {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException flaw) {
      throw new BadXml(name + " is no whole number of 32 bits");
    }
  }

  /// The element as markup without white space of its own: what a vendor showed can be sent back.
  public String markup() {
    StringBuilder out = new StringBuilder();
    append(out);
    return out.toString();
  }

  private void append(StringBuilder out) {
    out.append('<').append(name).append('>');
    if (children.isEmpty()) {
      out.append(escape(text));
    }
    children.forEach(child -> child.append(out));
    out.append("</").append(name).append('>');
  }

  private static Xml root(XMLStreamReader reader) throws XMLStreamException, BadXml {
    Deque<Open> open = new ArrayDeque<>();
    Optional<Xml> root = Optional.empty();
    int elements = 0;
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          elements++;
          if (open.size() == DEPTH_MAX || elements > ELEMENTS_MAX) {
            throw new BadXml("the document is too deep or too long");
          }
          open.push(new Open(reader.getLocalName()));
        }
        case XMLStreamConstants.END_ELEMENT -> {
          Xml done = open.pop().closed();
          if (open.isEmpty()) {
            root = Optional.of(done);
          } else {
            open.element().children.add(done);
          }
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!open.isEmpty()) {
            open.element().text.append(reader.getText());
          }
        }
        case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
            throw new BadXml("the document has a DTD or an entity");
        default -> {}
      }
    }
    return root.orElseThrow(() -> new BadXml("an empty text is no XML"));
  }

  /// A factory per document: the JDK promises no thread-safety.
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setXMLResolver((_, _, _, _) -> {
      throw new XMLStreamException("nothing external is read");
    });
    return factory;
  }

  /// An element whose end has not been seen.
  private static final class Open {
    private final String name;
    private final StringBuilder text = new StringBuilder();
    private final List<Xml> children = new ArrayList<>();

    Open(String name) {
      this.name = name;
    }

    Xml closed() {
      return new Xml(name, text.toString(), children);
    }
  }
}
