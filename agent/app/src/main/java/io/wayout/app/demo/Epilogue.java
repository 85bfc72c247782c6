// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.demo;

import io.wayout.app.cli.frame.Shell;

/// Says what to do next.
final class Epilogue {
  private final Narrator narrator;
  private final Shell shell;

  Epilogue(Narrator narrator, Shell shell) {
    this.narrator = narrator;
    this.shell = shell;
  }

  void tell(World world, DemoFiles files, boolean isKept) {
    String wayout = shell.variable("WAYOUT_COMMAND").orElse("wayout");
    narrator.chapter("What next");
    if (isKept) {
      kept(world, files, wayout);
    } else {
      narrator.say("Play with it while it runs:");
      narrator.quote(wayout + " demo --keep");
    }
    narrator.say("Your own domains, watched and advised, nothing written:");
    narrator.quote(
        """
        %1$s config init wayout.yaml      # then edit it; docs/guide.md leads through it
        %1$s config check wayout.yaml
        %1$s agent --config wayout.yaml
        """
            .formatted(wayout));
  }

  private void kept(World world, DemoFiles files, String wayout) {
    narrator.say("Everything goes on running until Ctrl-C. In another terminal:");
    narrator.quote(
        """
        export WAYOUT_SOCKET=%2$s
        %1$s status
        %1$s watch
        %1$s why %3$s
        %1$s failback %3$s
        %1$s history %3$s
        dig +norec @127.0.0.1 -p %4$d %3$s CNAME
        dig +norec @127.0.0.1 -p %5$d %6$s CNAME
        less %7$s %8$s
        """
            .formatted(
                wayout,
                files.socket(),
                World.DOMAIN,
                world.alder().server().address().getPort(),
                world.birch().server().address().getPort(),
                World.HATCH,
                files.config(),
                files.log()));
  }
}
