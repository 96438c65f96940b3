# Reads names of Atom files, one a line; prints a JSON list of [file, problem].
require "json"
require "rss"

Encoding.default_external = Encoding::UTF_8

problems = $stdin.read.split("\n").filter_map do |file|
  RSS::Parser.parse(File.read(file), validate: true, ignore_unknown_element: false)
  nil
rescue RSS::Error => e
  [file, e.message.lines.first.strip]
end
puts JSON.generate(problems)
