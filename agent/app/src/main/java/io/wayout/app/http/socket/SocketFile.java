// SPDX-License-Identifier: Apache-2.0
package io.wayout.app.http.socket;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.Optional;

/// The file of the Unix socket. It is bound in a folder that only we can enter, gets its mode and
/// group there, and then moves to its place: at no moment can anyone connect who may not.
///
/// @param path where clients find it; at most about 90 characters (`sun_path` has 108)
/// @param group the system group that may connect; empty: the group of the process
record SocketFile(Path path, Optional<String> group) {
  private static final int PATH_CHARS_MAX = 90;
  private static final String MODE = "rw-rw----";

  /// Makes room and gives the private place to bind at.
  ///
  /// @throws IOException if another agent answers there, or the folder can't be used
  Path prepare() throws IOException {
    if (path.toString().length() > PATH_CHARS_MAX) {
      throw new IOException(path + " is too long for a socket; use at most 90 characters");
    }
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      requireStale();
    }
    Path folder = path.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path hidden =
        Files.createTempDirectory(
            folder,
            ".sock",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    return hidden.resolve("s");
  }

  /// Opens the bound socket to its group and puts it in its place.
  void publish(Path bound) throws IOException {
    PosixFileAttributeView view = Files.getFileAttributeView(bound, PosixFileAttributeView.class);
    if (group.isPresent()) {
      view.setGroup(group(group.get()));
    }
    view.setPermissions(PosixFilePermissions.fromString(MODE));
    Files.move(bound, path, StandardCopyOption.ATOMIC_MOVE);
    Files.deleteIfExists(bound.getParent());
  }

  /// Takes away what was not published.
  void discard(Path bound) throws IOException {
    Files.deleteIfExists(bound);
    Files.deleteIfExists(bound.getParent());
  }

  /// Takes the socket away.
  void remove() throws IOException {
    Files.deleteIfExists(path);
  }

  private GroupPrincipal group(String name) throws IOException {
    try {
      return path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByGroupName(name);
    } catch (UserPrincipalNotFoundException unknown) {
      throw new IOException(
          "there is no group '" + name + "' for the socket; create it or change agent.admin.group",
          unknown);
    }
  }

  /// A socket that nobody answers at is left from a crash; anything else stays untouched.
  private void requireStale() throws IOException {
    if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)
        || Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        || Files.isSymbolicLink(path)) {
      throw new IOException(path + " is no socket; remove it or change agent.admin.socket");
    }
    try (SocketChannel probe = SocketChannel.open(StandardProtocolFamily.UNIX)) {
      probe.connect(UnixDomainSocketAddress.of(path));
    } catch (IOException nobody) {
      Files.deleteIfExists(path);
      return;
    }
    throw new IOException(
        "another agent answers at " + path + "; stop it first, or use another socket");
  }
}
