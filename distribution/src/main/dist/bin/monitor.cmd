@echo off
rem Starts Workload Monitor on Windows. Looks for a Java 25 or later in MONITOR_JAVA_HOME,
rem JAVA_HOME, PATH and the usual folders. Unlike bin/monitor it makes no start-up cache.
rem
rem   MONITOR_JAVA_HOME  the Java to use, instead of the first that is found
rem   MONITOR_JAVA_OPTS  more flags for the JVM; they win over the ones below
rem   MONITOR_DATA       the agent's data directory; without it, data\ beside bin\
setlocal EnableExtensions DisableDelayedExpansion

for %%I in ("%~dp0..") do set "MONITOR_HOME=%%~fI"
if not defined MONITOR_DATA set "MONITOR_DATA=%MONITOR_HOME%\data"
set "FOUND="

if defined MONITOR_JAVA_HOME (
  call :try "%MONITOR_JAVA_HOME%"
  goto decided
)
if defined JAVA_HOME call :try "%JAVA_HOME%"
for /f "delims=" %%J in ('where java 2^>nul') do call :try "%%~dpJ.."
for %%V in ("%ProgramFiles%\Eclipse Adoptium" "%ProgramFiles%\Java" "%ProgramFiles%\Microsoft" "%ProgramFiles%\Amazon Corretto" "%ProgramFiles%\Zulu" "%ProgramFiles%\BellSoft" "%USERPROFILE%\.jdks") do (
  for /d %%J in ("%%~V\*") do call :try "%%J"
)

:decided
if not defined FOUND goto missing

rem A Windows JVM takes a wildcard of jars; only a start-up cache would need them by name.
"%FOUND%\bin\java.exe" -Xms16m -XX:MinHeapSize=8m -Xmx512m -XX:NewSize=4m -XX:MaxNewSize=24m -XX:NewRatio=3 -XX:+UseSerialGC -XX:MinHeapFreeRatio=20 -XX:MaxHeapFreeRatio=40 -XX:-ShrinkHeapInSteps -Xss512k -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=0.25 -XX:ReservedCodeCacheSize=64m -XX:+UseCompactObjectHeaders -XX:+ExitOnOutOfMemoryError --enable-native-access=ALL-UNNAMED -Djdk.reflect.useNativeAccessorOnly=true "-Dmonitor.home=%MONITOR_HOME%" "-Dmonitor.data=%MONITOR_DATA%" %MONITOR_JAVA_OPTS% -cp "%MONITOR_HOME%\lib\*" org.workloadmonitor.core.launch.Main %*
exit /b %ERRORLEVEL%

rem Takes the Java in the folder %1 if its 'release' file says 25 or later.
:try
if defined FOUND exit /b
if not exist "%~f1\bin\java.exe" exit /b
if not exist "%~f1\release" exit /b
for /f tokens^=2^ delims^=^=.^" %%R in ('findstr /b "JAVA_VERSION=" "%~f1\release"') do if %%R GEQ 25 set "FOUND=%~f1"
exit /b

:missing
if defined MONITOR_JAVA_HOME (
  echo monitor: MONITOR_JAVA_HOME is "%MONITOR_JAVA_HOME%", but there is no Java 25 or later in it.>&2
) else (
  echo monitor: Workload Monitor needs Java 25 or later, and none was found.>&2
)
echo Install one:>&2
echo   winget install EclipseAdoptium.Temurin.25.JRE>&2
echo or name the folder of one in MONITOR_JAVA_HOME.>&2
exit /b 2
