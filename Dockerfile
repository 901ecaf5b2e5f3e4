# syntax=docker/dockerfile:1
FROM --platform=$BUILDPLATFORM mcr.microsoft.com/dotnet/sdk:10.0 AS build
ARG TARGETARCH
WORKDIR /source
# Projects and versions first: packages are fetched anew only when these change.
COPY global.json Directory.Build.props Directory.Packages.props ./
COPY src/SalesAlign.Domain/*.csproj src/SalesAlign.Domain/packages.lock.json src/SalesAlign.Domain/
COPY src/SalesAlign.Data/*.csproj src/SalesAlign.Data/packages.lock.json src/SalesAlign.Data/
COPY src/SalesAlign.Application/*.csproj src/SalesAlign.Application/packages.lock.json src/SalesAlign.Application/
COPY src/SalesAlign.LocalPostgres/*.csproj src/SalesAlign.LocalPostgres/packages.lock.json src/SalesAlign.LocalPostgres/
COPY src/SalesAlign.Web/*.csproj src/SalesAlign.Web/packages.lock.json src/SalesAlign.Web/*.targets src/SalesAlign.Web/
# NU1505: the package that the browser script is read from is also the runtime pack that ReadyToRun compiles against, in another version.
RUN dotnet restore src/SalesAlign.Web -a ${TARGETARCH:-amd64} -p:PublishReadyToRun=true -p:WarningsNotAsErrors=NU1505
COPY .editorconfig ./
COPY src/ src/
RUN dotnet publish src/SalesAlign.Web -c Release -a ${TARGETARCH:-amd64} --self-contained false \
      -p:PublishReadyToRun=true -p:WarningsNotAsErrors=NU1505 -o /app
# A folder that a new volume takes its owner from.
RUN mkdir -p /storage

FROM mcr.microsoft.com/dotnet/aspnet:10.0 AS final
WORKDIR /app
COPY --from=build /app ./
COPY --from=build --chown=$APP_UID:$APP_UID /storage /var/lib/salesalign
ENV ASPNETCORE_HTTP_PORTS=8080 \
    Storage__Folder=/var/lib/salesalign
VOLUME /var/lib/salesalign
EXPOSE 8080
USER $APP_UID
# The image has no curl; bash opens the connection itself.
HEALTHCHECK --interval=15s --timeout=5s --start-period=60s --retries=4 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && read -r -t 4 _ status _ <&3 && [ \"$status\" = 200 ]"]
ENTRYPOINT ["dotnet", "SalesAlign.Web.dll"]
