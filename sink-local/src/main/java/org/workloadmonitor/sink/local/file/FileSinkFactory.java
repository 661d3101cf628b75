package org.workloadmonitor.sink.local.file;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import org.workloadmonitor.api.PluginContext;
import org.workloadmonitor.api.Sink;
import org.workloadmonitor.api.SinkFactory;

/** Makes sinks that append JSON lines to a file or to standard output. */
public final class FileSinkFactory implements SinkFactory<FileSinkConfig> {

  @Override
  public String type() {
    return "file";
  }

  @Override
  public String description() {
    return "Writes every signal as a line of JSON to a file that is rotated by size and age.";
  }

  @Override
  public Class<FileSinkConfig> configType() {
    return FileSinkConfig.class;
  }

  @Override
  public Sink create(FileSinkConfig config, PluginContext context) {
    // Not System.out: a PrintStream swallows the error when its reader is gone.
    return config.isStandardOutput()
        ? new StandardOutputSink(new FileOutputStream(FileDescriptor.out))
        : FileSink.open(config, context, Disk.REAL);
  }
}
