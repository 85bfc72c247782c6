// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.system;

import io.wayout.dns.DnsName;
import io.wayout.testkit.server.ServerPrograms;
import java.util.ArrayList;
import java.util.List;

/// `dig` at one name server on 127.0.0.1.
final class Dig {
  private Dig() {}

  /// The answer section, one record per line; dig's complaint if nobody answers.
  static String cname(int port, DnsName name) {
    String dig = ServerPrograms.require("dig", "bind9-dnsutils").toString();
    List<String> options = List.of("+noall", "+answer", "+time=1", "+tries=1", "+norecurse");
    List<String> command = new ArrayList<>(List.of(dig, "@127.0.0.1", "-p"));
    command.add(String.valueOf(port));
    command.addAll(options);
    command.addAll(List.of(name.absolute(), "CNAME"));
    return Program.run(command).output();
  }
}
