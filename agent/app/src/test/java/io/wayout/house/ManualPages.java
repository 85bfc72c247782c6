// SPDX-License-Identifier: Apache-2.0
package io.wayout.house;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/// Manual pages (roff) and the command reference (Markdown) from the command line's own model
/// (docs/decisions/0010-manual-from-the-model.md).
final class ManualPages {
  private ManualPages() {}

  /// The pages by file name, such as `wayout-switch.1`; hidden commands have none.
  static SortedMap<String, String> pages(CommandLine root) {
    var pages = new TreeMap<String, String>();
    each(root, command -> pages.put(name(command) + ".1", page(command)));
    return pages;
  }

  /// One section per command, for docs/reference/commands.md.
  static List<String> reference(CommandLine root) {
    var lines = new ArrayList<String>();
    each(root, command -> lines.addAll(section(command)));
    return lines;
  }

  private interface Visitor {
    void visit(CommandLine command);
  }

  private static void each(CommandLine command, Visitor visitor) {
    visitor.visit(command);
    visible(command).forEach(child -> each(child, visitor));
  }

  private static Stream<CommandLine> visible(CommandLine command) {
    return command.getSubcommands().values().stream()
        .distinct()
        .filter(child -> !child.getCommandSpec().usageMessage().hidden());
  }

  private static String name(CommandLine command) {
    return command.getCommandSpec().qualifiedName("-");
  }

  private static String page(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    var text = new StringBuilder();
    text.append(".TH \"").append(name(command).toUpperCase(Locale.ROOT)).append("\" 1\n");
    text.append(".SH NAME\n").append(roff(name(command) + " - " + summary(spec))).append('\n');
    text.append(".SH SYNOPSIS\n").append(roff(synopsis(command))).append('\n');
    text.append(".SH DESCRIPTION\n");
    description(spec)
        .forEach(paragraph -> text.append(".PP\n").append(roff(paragraph)).append('\n'));
    entries(text, "ARGUMENTS", arguments(spec));
    entries(text, "OPTIONS", options(spec));
    entries(text, "COMMANDS", commands(command));
    entries(text, "EXIT STATUS", exitCodes(spec));
    return text.toString();
  }

  private static List<String> section(CommandLine command) {
    CommandSpec spec = command.getCommandSpec();
    var lines = new ArrayList<String>();
    lines.add("## `" + spec.qualifiedName(" ") + "`");
    lines.add("");
    description(spec).forEach(paragraph -> lines.addAll(List.of(paragraph, "")));
    lines.addAll(List.of("```", synopsis(command).strip(), "```", ""));
    var entries = Stream.concat(arguments(spec).stream(), options(spec).stream()).toList();
    if (!entries.isEmpty()) {
      lines.addAll(List.of("| | |", "| --- | --- |"));
      entries.forEach(
          entry -> lines.add("| `" + cell(entry.key()) + "` | " + cell(entry.text()) + " |"));
      lines.add("");
    }
    return lines;
  }

  /// A word and what it means.
  private record Entry(String key, String text) {}

  private static List<Entry> arguments(CommandSpec spec) {
    return spec.positionalParameters().stream()
        .filter(argument -> !argument.hidden())
        .map(argument -> new Entry(argument.paramLabel(), text(argument)))
        .toList();
  }

  private static List<Entry> options(CommandSpec spec) {
    return spec.options().stream()
        .filter(option -> !option.hidden())
        .map(option -> new Entry(optionKey(option), text(option)))
        .sorted((a, b) -> a.key().replaceAll("^-+", "").compareTo(b.key().replaceAll("^-+", "")))
        .toList();
  }

  private static List<Entry> commands(CommandLine command) {
    return visible(command)
        .map(child -> new Entry(name(child) + "(1)", summary(child.getCommandSpec())))
        .toList();
  }

  private static List<Entry> exitCodes(CommandSpec spec) {
    return spec.usageMessage().exitCodeList().entrySet().stream()
        .map(code -> new Entry(code.getKey(), plain(code.getValue())))
        .toList();
  }

  private static String optionKey(OptionSpec option) {
    String names = String.join(", ", option.names());
    boolean takesValue = option.arity().max() > 0 && !option.typeInfo().isBoolean();
    return takesValue ? names + " " + option.paramLabel() : names;
  }

  private static String text(ArgSpec argument) {
    return plain(String.join(" ", argument.description()));
  }

  private static String summary(CommandSpec spec) {
    String[] header = spec.usageMessage().header();
    String first =
        header.length > 0 ? header[0] : String.join(" ", spec.usageMessage().description());
    return plain(first).replaceFirst("\\.$", "").lines().findFirst().orElse("");
  }

  private static List<String> description(CommandSpec spec) {
    Stream<String> header = Stream.of(spec.usageMessage().header());
    Stream<String> body = Stream.of(spec.usageMessage().description());
    return Stream.concat(header, body)
        .flatMap(paragraph -> plain(paragraph).lines())
        .filter(line -> !line.isBlank())
        .toList();
  }

  private static String synopsis(CommandLine command) {
    return command
        .getHelp()
        .synopsis(0)
        .lines()
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }

  /// Without picocli's colours and escapes.
  private static String plain(String text) {
    return Ansi.OFF.string(text.replace("%n", "\n").replace("%%", "%")).strip();
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace('\n', ' ');
  }

  private static void entries(StringBuilder text, String title, List<Entry> entries) {
    if (!entries.isEmpty()) {
      text.append(".SH ").append(title).append('\n');
    }
    for (Entry entry : entries) {
      text.append(".TP\n\\fB").append(roff(entry.key())).append("\\fR\n");
      text.append(roff(entry.text())).append('\n');
    }
  }

  /// Text in which nothing is a roff request.
  private static String roff(String text) {
    return text.lines()
        .map(line -> line.replace("\\", "\\e").replace("-", "\\-"))
        .map(line -> line.startsWith(".") || line.startsWith("'") ? "\\&" + line : line)
        .collect(Collectors.joining("\n"));
  }
}
